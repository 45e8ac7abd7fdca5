"""Abbreviations that people use in job titles."""

from typing import Final

ABBREVIATIONS: Final[dict[str, str]] = {
    line.split(":")[0].strip(): line.split(":")[1].strip()
    for line in """
    abm: account based marketing
    acc: account
    acct: account
    accts: account
    accnt: account
    accting: accounting
    ad: advertising
    adm: administrative
    admin: administrator
    adv: advanced
    ae: account executive
    am: account manager
    appl: application
    appls: application
    apps: application
    arch: architect
    assoc: associate
    asso: associate
    assc: associate
    asst: assistant
    assist: assistant
    avp: assistant vice president
    bd: business development
    bdr: business development representative
    biz: business
    bus: business
    cae: commercial account executive
    cco: chief commercial officer
    ceo: chief executive officer
    cfo: chief financial officer
    chf: chief
    cmo: chief marketing officer
    cna: certified nursing assistant
    comm: communication
    comms: communication
    comp: computer
    conslt: consultant
    coo: chief operating officer
    coord: coordinator
    corp: corporate
    cro: chief revenue officer
    cs: customer success
    csm: customer success manager
    csr: customer service representative
    cto: chief technology officer
    cust: customer
    db: database
    dba: database administrator
    dept: department
    dev: development
    devel: development
    dir: director
    div: division
    ea: executive assistant
    ed: education
    elec: electrical
    ems: emergency medical services
    emt: emergency medical technician
    eng: engineer
    engg: engineering
    engr: engineer
    engrg: engineering
    env: environmental
    equip: equipment
    evp: executive vice president
    exec: executive
    exp: experience
    fae: field application engineer
    fin: financial
    gm: general manager
    gtm: go to market
    govt: government
    hr: human resources
    hvac: heating air conditioning refrigeration
    info: information
    instr: instructional
    intl: international
    inv: investment
    isr: inside sales representative
    it: information technology
    jr: junior
    jnr: junior
    kam: key account manager
    lab: laboratory
    ldr: leader
    lpn: licensed practical nurse
    maint: maintenance
    mdr: market development representative
    mech: mechanical
    med: medical
    mfg: manufacturing
    mgmt: management
    mgnt: management
    mgr: manager
    mgrs: manager
    mngr: manager
    mktg: marketing
    mkt: market
    mkting: marketing
    mnager: manager
    mrkt: market
    natl: national
    np: nurse practitioner
    ofc: office
    op: operations
    oper: operator
    ops: operations
    ot: occupational therapist
    pa: physician assistant
    pmm: product marketing manager
    pr: public relations
    prof: professor
    prog: program
    prod: production
    pt: physical therapist
    qa: quality assurance
    qc: quality control
    reg: regional
    rep: representative
    reps: representative
    res: research
    revops: revenue operations
    rn: registered nurse
    rvp: regional vice president
    sci: science
    sdr: sales development representative
    sec: security
    sls: sales
    slp: speech language pathologist
    smb: small business
    spec: specialist
    spclst: specialist
    splst: specialist
    sr: senior
    srv: service
    snr: senior
    stat: statistical
    supt: superintendent
    supv: supervisor
    supvr: supervisor
    svc: service
    svcs: service
    svp: senior vice president
    sys: system
    tam: technical account manager
    tech: technical
    tchr: teacher
    techn: technician
    telecom: telecommunications
    univ: university
    veep: vice president
    vet: veterinary
    vp: vice president
    whse: warehouse
    centre: center
    programme: program
    labour: labor
    labourer: laborer
    behaviour: behavior
    presales: pre sales
    telesales: telephone sales
    """.strip().splitlines()
}
