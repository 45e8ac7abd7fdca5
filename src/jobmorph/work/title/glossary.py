"""German, French and Spanish words of job titles, and what they mean in English."""

from typing import Final

# Folded words (no accents, lower case) of German, French and Spanish titles; longest match first.
GLOSSARY: Final[dict[str, str]] = {
    line.split(":")[0].strip(): line.split(":")[1].strip()
    for line in """
    vertriebsmitarbeiter im aussendienst: field sales representative
    vertriebsmitarbeiter innendienst: inside sales representative
    vertriebsmitarbeiter im innendienst: inside sales representative
    mitarbeiter im vertrieb: sales representative
    aussendienstmitarbeiter: field sales representative
    innendienstmitarbeiter: inside sales representative
    vertriebsmitarbeiter: sales representative
    vertriebsbeauftragter: sales representative
    vertriebsleiter: sales director
    verkaufsleiter: sales manager
    gebietsverkaufsleiter: area sales manager
    gebietsleiter: area sales manager
    regionalverkaufsleiter: regional sales manager
    leiter vertrieb: head of sales
    vertriebsingenieur: sales engineer
    vertriebsinnendienst: inside sales
    aussendienst: field sales
    innendienst: inside sales
    vertrieb: sales
    verkaufer: salesperson
    verkauferin: salesperson
    verkauf: sales
    kundenbetreuer: account manager
    kundenberater: customer advisor
    grosskundenbetreuer: key account manager
    geschaftskunden: business customer
    kundenservice: customer service
    kundendienst: customer service
    kundenerfolg: customer success
    kundenbindung: customer retention
    sachbearbeiter: clerk
    sachbearbeitung: clerk
    leiter kundenservice: head of customer service
    leiter: head
    leiterin: head
    leitung: head of
    abteilungsleiter: department manager
    teamleiter: team lead
    teamleitung: team lead
    gruppenleiter: team lead
    bereichsleiter: director
    geschaftsfuhrer: managing director
    marketingleiter: marketing director
    leiter marketing: head of marketing
    produktmarketing: product marketing
    produktmanager: product manager
    marktforscher: market researcher
    marktforschung: market research
    pressesprecher: press officer
    offentlichkeitsarbeit: public relations
    unternehmenskommunikation: corporate communications
    redakteur: editor
    redaktion: editorial
    texter: copywriter
    mitarbeiter: representative
    fachkraft: specialist
    spezialist: specialist
    berater: consultant
    assistent: assistant
    assistenz: assistant
    referent: specialist
    entwickler: developer
    softwareentwickler: software developer
    ingenieur: engineer
    krankenpfleger: nurse
    pflegefachkraft: nurse
    buchhalter: accountant
    einkaufer: purchasing agent
    einkauf: purchasing
    techniker: technician
    lehrer: teacher
    fahrer: driver
    koch: cook
    auszubildender: apprentice
    praktikant: intern
    werkstudent: intern
    und: and
    fur: for
    im: in
    der: of
    ingenieur commercial: account executive
    ingenieure commerciale: account executive
    ingenieur avant vente: presales engineer
    ingenieur d affaires: account executive
    avant vente: presales
    responsable grands comptes: key account manager
    grands comptes: key account
    responsable commercial: sales manager
    responsable des ventes: sales manager
    directeur commercial: sales director
    directrice commerciale: sales director
    directeur des ventes: sales director
    directeur marketing: marketing director
    directrice marketing: marketing director
    directeur: director
    directrice: director
    directeur general: managing director
    commercial terrain: field sales representative
    commerciale terrain: field sales representative
    commercial sedentaire: inside sales representative
    attache commercial: sales representative
    attachee commerciale: sales representative
    technico commercial: technical sales representative
    charge de prospection commerciale: sales development representative
    charge de prospection: sales development representative
    prospection commerciale: sales development
    charge de clientele: account manager
    charge de compte: account manager
    conseiller clientele: customer service representative
    a distance: remote
    conseillere clientele: customer service representative
    conseiller client: customer service representative
    teleconseiller: call center representative
    teleoperateur: call center representative
    service client: customer service
    relation client: customer service
    charge de marketing: marketing specialist
    charge de communication: communications specialist
    charge de: specialist
    chargee de: specialist
    marketing digital: digital marketing
    responsable marketing: marketing manager
    responsable communication: communications manager
    responsable partenariats: partnerships manager
    partenariats: partnerships
    redacteur web: content writer
    redactrice web: content writer
    redacteur: writer
    chef de produit: product manager
    chef de projet: project manager
    chef d equipe: team lead
    responsable: manager
    ventes: sales
    vendeur: salesperson
    vendeuse: salesperson
    ingenieure: engineer
    developpeur: developer
    comptable: accountant
    infirmier: nurse
    infirmiere: nurse
    acheteur: buyer
    stagiaire: intern
    alternant: apprentice
    adjoint: assistant
    et: and
    des: of
    du: of
    ejecutivo de ventas: sales executive
    ejecutiva de ventas: sales executive
    ejecutivo de cuentas: account executive
    ejecutiva de cuentas: account executive
    ejecutivo comercial: sales executive
    gestor de cuentas clave: key account manager
    cuentas clave: key account
    gestor de cuentas: account manager
    gestora de cuentas: account manager
    gerente de cuentas: account manager
    jefe de ventas: sales manager
    jefa de ventas: sales manager
    gerente de ventas: sales manager
    director comercial: sales director
    directora comercial: sales director
    director de ventas: sales director
    director de marketing: marketing director
    directora de marketing: marketing director
    asesor comercial: sales representative
    representante de ventas: sales representative
    agente de ventas: sales representative
    comercial: sales representative
    ventas: sales
    atencion al cliente: customer service
    servicio al cliente: customer service
    exito del cliente: customer success
    agente: representative
    cliente: customer
    clientes: customer
    responsable de marketing: marketing manager
    jefe de marketing: marketing manager
    tecnico: technician
    analista: analyst
    especialista: specialist
    coordinador: coordinator
    coordinadora: coordinator
    gerente: manager
    jefe: manager
    jefa: manager
    directora: director
    ingeniero: engineer
    ingeniera: engineer
    desarrollador: developer
    contador: accountant
    enfermero: nurse
    enfermera: nurse
    vendedor: salesperson
    vendedora: salesperson
    becario: intern
    redactor: writer
    """.strip().splitlines()
}
