"""Headings of job descriptions and resumes in English, German, French and Spanish."""

import re
from typing import Final

from jobmorph.work.text.line import SentenceRole

LONGEST_HEADING: Final = 70
MOST_WORDS: Final = 9

_DUTY: Final = (
    r"(the )?(main |key |core |major |primary |essential |typical |principal |daily |your |job |"
    r"general |specific |role |day.to.day )*(responsibilit(y|ies)|accountabilit(y|ies)|duties|"
    r"tasks|"
    r"functions|activities|deliverables)( (and|&) (duties|responsibilities|accountabilities|"
    r"tasks))?"
    r"( (include|are|of the (role|job|position)))?",
    r"(what|how) (you('ll| will| would|'d)|you|the (job|role) (involves|entails|looks like)|"
    r"the successful candidate will)( \w+){0,3} (do|doing|be doing|work on|be working on|own|"
    r"spend your time|deliver|contribute|make an impact|be responsible for)( \w+){0,4}",
    r"(what|here'?s what) (the )?(job|role|work|position|day|success) "
    r"(involves|entails|includes|looks like|means)( \w+){0,3}",
    r"(a )?(typical |normal )?day in (the|your) (life|job)( of.*)?|your (typical )?day( to day)?",
    r"in (this|the) (role|position|job),? you(['’]ll| will)?( \w+){0,2}|you will|you['’]ll",
    r"(your|the) (mission|impact|challenge|remit|scope|assignment|work)( \w+){0,2}",
    r"(key|main|core|primary) (areas|result areas|objectives|outcomes|goals)",
    r"(about )?(the|this) (role|job|position|opportunity)|role|(job|position|role) "
    r"(summary|description|purpose|overview|profile|scope)|summary of (the )?position|overview|"
    r"purpose of the (role|job|position)",
    # German
    r"(ihre|deine|eure|die|das sind (ihre|deine)|unsere) (neuen? |künftigen? |zukünftigen? )?"
    r"(haupt)?(aufgaben?|tätigkeiten?|aufgabengebiete?|verantwortung(en|sbereiche?)?|mission|rolle|"
    r"herausforderung(en)?|position|stelle)( bei uns| im überblick)?",
    r"(haupt)?aufgaben(gebiete?|bereiche?|beschreibung|schwerpunkte?|stellung)?|"
    r"(haupt)?tätigkeit(en|sbereiche?)?|stellenbeschreibung|verantwortungsbereiche?",
    r"(das|was) erwartet (sie|dich|euch)( bei uns)?|was sie erwartet|was (sie|du|dich|euch|ihr) "
    r"(bei uns )?(tun|tust|machst|machen|bewegen|bewegst|erwartet)( \w+){0,2}|"
    r"(so sieht )?(ihr|dein) (arbeits)?(alltag|tag|aufgabenbereich|aufgabengebiet|einsatz)"
    r"( bei uns)?( aus)?",
    # French
    r"(vos|les|tes|principales|missions?|tâches?|responsabilités)( \w+)* ?"
    r"(missions?|tâches?|responsabilités|activités|fonctions|principales)?",
    r"(le|votre|ton|description du|descriptif du|présentation du) (poste|rôle|quotidien|mission)|"
    r"ce que vous (ferez|allez faire)",
    # Spanish
    r"(tus |sus |las |principales )*(funciones|responsabilidades|tareas|misión|misiones)"
    r"( \w+){0,3}|(descripción|objetivo) del (puesto|trabajo|rol)|(qué|que) (harás|vas a hacer)"
    r"( \w+){0,2}|tu (día a día|misión|rol)",
)
_REQUIREMENT: Final = (
    r"((the|our|your|minimum|preferred|required|basic|desired|key|essential|job|candidate|role|"
    r"additional|general|position|other|ideal) )*(requirements?|qualifications?|"
    r"(skills|experience|competenc(y|ies|es)|attributes|knowledge|abilities|background|credentials|"
    r"education|criteria)"
    r"([ ,/&]+(and )?(skills|experience|competenc(y|ies|es)|attributes|knowledge|abilities|"
    r"education|qualifications?|requirements?|background))*)"
    r"( (required|needed|preferred|desired|and \w+))?",
    r"(what|who) (we('re| are)?|you('ll)?|do you|it takes|we['’]d|will you)( \w+){0,4} "
    r"(looking for|look for|need|bring|expect|seek|want|have|love to see|offer us)"
    r"( \w+){0,4}|what it takes( \w+){0,3}|what we expect( from you)?",
    r"(who|about) you( are)?|you (have|bring|are|need|must have|should have|might be a (good )?fit "
    r"if( you)?|may be a (good )?fit if( you)?|are a (good )?(fit|match) if( you)?)|is this you|"
    r"you['’]ll (need|have|bring)|your (profile|background|skills?|experience|strengths|"
    r"qualifications)( and \w+)?",
    r"must.?haves?|nice.?to.?haves?|good to haves?|pluses|bonus( points)?( if.*| for.*)?|"
    r"(ideal|preferred|successful) (candidate|profile)|person specification|desirable|essential|"
    r"physical (demands|requirements)|working conditions|licen[cs]es( and certifications?)?",
    # German
    r"(ihr|dein|das|unser|euer|gewünschtes) (profil|qualifikationsprofil|know.?how|background)"
    r"|(ihre|deine|eure|unsere|fachliche|persönliche) (qualifikation(en)?|erwartung(en)?|"
    r"kompetenzen|stärken|voraussetzungen|erfahrung(en)?|anforderungen)( an sie| an dich)?|"
    r"(das|was) (bringen sie|bringst du|sie|du|ihr) (mit(bringen|bringst)?|mit|"
    r"auszeichnet)( \w+){0,2}|"
    r"(was|das) (wir|sollten? (sie|du))( uns)?( von (ihnen|dir))? "
    r"(wünschen|erwarten|suchen|mitbringen|mitbringst)( \w+){0,2}|"
    r"(anforderungen|voraussetzungen|qualifikation(en)?|profil|anforderungsprofil|"
    r"was (du|sie) mitbring(st|en)|das (zeichnet|macht) (sie|dich) aus|"
    r"damit (begeistern sie|begeisterst du|punkten sie|punktest du)( uns)?)",
    # French
    r"((votre|le|ton|vos) )?profil( recherché| souhaité| idéal| du candidat)?|"
    r"(compétences|qualités|prérequis|exigences|qualifications|formation)( \w+){0,4}|"
    r"ce que (nous|vous) (recherchons|attendons|apportez)",
    # Spanish
    r"(requisitos|perfil|formación|conocimientos|competencias|habilidades|experiencia|aptitudes)"
    r"( \w+){0,3}|(qué|que) (buscamos|necesitas|pedimos|esperamos)( \w+){0,2}|"
    r"(lo que|a quién) buscamos|tu perfil|(sobre ti)",
)
_BENEFIT: Final = (
    r"((our|your|key|the|employee|additional|company) )*(benefits?|perks|rewards|package|"
    r"compensation|salary|pay|remuneration)"
    r"([ ,/&]+(and )?(benefits?|perks|rewards|package|compensation|salary|pay))*( package)?"
    r"( (range|include|details))?",
    r"(what|why) (we|you|us|do you|['’]?s in|is in)( \w+){0,3} ?(offer|get|provide|enjoy|"
    r"it for you|gain|give you|receive|expect from us|give)( \w+){0,3}|we offer|what you get|"
    r"what we offer( \w+){0,3}|what['’]s in it for you|what you can expect( from us)?|in return|"
    r"what you['’]ll (get|receive|love)( \w+){0,2}|why (join|work|choose|you['’]ll love).*|"
    r"life at .*|we give you|perks",
    # German
    r"(das|was|darum|warum|dafür|und das) (bieten|bekommen|lohnt|wir|spricht|haben)( \w+){0,5}|"
    r"(wir bieten|unser angebot|unsere (benefits|leistungen|vorteile)|"
    r"ihre (vorteile|benefits|perspektiven?)|deine (vorteile|benefits)|benefits|leistungen|"
    r"das angebot|vergütung|gute gründe.*|warum wir|darauf (können sie|kannst du) .*|"
    r"freuen sie sich auf|freu dich auf)( \w+){0,4}",
    # French
    r"(nous|ce que nous|ce qu['’]on) (vous |t['’])?(offrons|proposons|offre|propose)( \w+){0,2}|"
    r"(avantages|rémunération|conditions|les plus|pourquoi nous rejoindre)( \w+){0,4}",
    # Spanish
    r"((qué|que|lo que) )?(te )?(ofrecemos|ofrece la empresa)( \w+){0,2}|beneficios( \w+){0,2}|"
    r"condiciones( \w+){0,2}|ventajas|salario|remuneración|por qué (unirte|trabajar).*",
)
_COMPANY: Final = (
    r"(about|who) (us|we are|the (company|team|firm|business|organi[sz]ation))|who we are|"
    r"(our|the) (company|story|mission|values|culture|team|vision|organi[sz]ation|business)|"
    r"company (description|overview|profile|information)|background|introduction|about .{2,30}",
    r"(über|wer) (uns|wir sind|.{2,25})|(das|unser|die) (unternehmen|team|firma)|einleitung|"
    r"unternehmensprofil|wir über uns",
    r"(l['’]entreprise|la société|l['’]équipe|notre (entreprise|société|histoire|équipe)|"
    r"qui sommes.nous|à propos( \w+){0,3}|présentation de .*|entreprise)\W*",
    r"(quiénes somos|sobre (nosotros|la empresa)|la empresa|nuestra (empresa|historia)|"
    r"nosotros|acerca de .*)",
)
_PROCESS: Final = (
    r"(how to apply|to apply|apply( now)?|application( process| procedure| deadline)?|"
    r"(our |the )?(hiring|interview|recruitment|selection) (process|steps?|stages?)|next steps|"
    r"interested|contact( us| details| person)?|ready to (apply|join).*|good to know|"
    r"closing date)",
    r"(interessiert|interesse( geweckt)?|kontakt|ansprechpartner(in)?|ihr kontakt|dein kontakt|"
    r"bewerbung(sprozess|sverfahren)?|(so )?bewerben sie sich|haben wir .* geweckt|"
    r"jetzt bewerben|neugierig( geworden)?)",
    r"(pour postuler|candidature|comment postuler|processus de recrutement|contact)",
    r"(cómo (aplicar|postular|solicitar).*|proceso de selección|contacto|interesad[oa]s?|"
    r"inscripción|candidatura)",
)
_LEGAL: Final = (
    r"(equal (employment )?opportunit(y|ies)|eeo)( \w+){0,3}|diversity( \w+){0,4}|privacy( \w+)*|"
    r"disclaimer|legal( notice)?|data protection( \w+)*|inclusion( \w+){0,4}|accommodations?",
    r"datenschutz( \w+)*|chancengleichheit|hinweis(e)?( \w+){0,4}|gleichstellung",
    r"mentions légales|égalité( \w+){0,4}|protection des données",
    r"igualdad( \w+){0,4}|protección de datos|aviso legal",
)
_EXPERIENCE: Final = (
    r"((professional|work|relevant|employment|career|working|other|previous|selected) )*"
    r"(experience|history|employment|career|background|positions held)( history| summary)?",
    r"(berufserfahrung|beruflicher werdegang|berufliche (erfahrung|laufbahn|stationen)|"
    r"werdegang|praktische erfahrung|praktika)",
    r"(expériences?|parcours)( professionnel(le)?s?)?",
    r"experiencia( profesional| laboral)?|trayectoria( profesional)?|historial laboral",
)
_EDUCATION: Final = (
    r"((academic|formal|further) )*(education|qualifications?|studies|background|training)"
    r"([ ,/&]+(and )?(training|qualifications?|certifications?|courses|education))*|"
    r"certifications?( and licen[cs]es)?|licen[cs]es( and certifications?)?|courses|training|"
    r"degrees|professional development",
    r"(aus|weiter|schul|hochschul)?bildung(sweg)?|ausbildung|studium|zertifikate|"
    r"weiterbildung(en)?|"
    r"schulbildung",
    r"formations?( \w+){0,2}|diplômes?( et \w+)?|études|certifications?",
    r"(formación|educación|estudios|titulación)( \w+){0,2}|certificaciones|cursos",
)
_SKILLS: Final = (
    r"((key|core|technical|other|professional|additional|computer|it|hard|soft|relevant|language|"
    r"special) )*(skills?|competenc(y|ies|es)|expertise|tools|technologies|proficiencies|"
    r"areas of expertise|strengths|languages)"
    r"([ ,/&]+(and )?(skills?|tools|technologies|competenc(y|ies|es)|languages|interests|"
    r"expertise))*|tech stack|software",
    r"(kenntnisse|fähigkeiten|kompetenzen|sprachen|sprachkenntnisse|edv.?kenntnisse|"
    r"it.?kenntnisse|stärken)( \w+){0,3}",
    r"(compétences|langues|logiciels|informatique|outils)( \w+){0,3}",
    r"(habilidades|competencias|idiomas|informática|herramientas|aptitudes)( \w+){0,3}",
)
_OTHER: Final = (
    r"(professional |career |executive |personal )?(summary|profile|statement|objective|profil)|"
    r"(interests|hobbies|activities|volunteer(ing)?( \w+)?|awards?|honou?rs|publications|"
    r"achievements|references?|projects|memberships?|patents)"
    r"([ ,/&]+(and )?(interests|awards?|activities|honou?rs|hobbies))*",
    r"(interessen|hobbys|ehrenamt|auszeichnungen|profil|kurzprofil|referenzen)",
    r"(centres? d['’]intérêt|loisirs|profil|bénévolat|références)",
    r"(intereses|aficiones|perfil|voluntariado|referencias|resumen)",
)
_CONTACT: Final = (
    r"(personal (details|information|data)|contact( details| information)?|refere(e|nce)s?)",
    r"(persönliche (daten|angaben)|kontakt(daten)?|anschrift)",
    r"(coordonnées|informations personnelles|état civil)",
    r"(datos personales|contacto)",
)

_JOB: Final[tuple[tuple[SentenceRole, tuple[str, ...]], ...]] = (
    ("legal", _LEGAL),
    ("process", _PROCESS),
    ("benefit", _BENEFIT),
    ("duty", _DUTY),
    ("requirement", _REQUIREMENT),
    ("company", _COMPANY),
)
_RESUME: Final[tuple[tuple[SentenceRole, tuple[str, ...]], ...]] = (
    ("duty", _EXPERIENCE),
    ("contact", _CONTACT),
    ("education", _EDUCATION),
    ("skills", _SKILLS),
    ("other", _OTHER),
)


def _compiled(
    groups: tuple[tuple[SentenceRole, tuple[str, ...]], ...],
) -> tuple[tuple[SentenceRole, re.Pattern[str]], ...]:
    return tuple(
        (role, re.compile("|".join(f"(?:{each})" for each in patterns)))
        for role, patterns in groups
    )


_JOB_PATTERNS: Final = _compiled(_JOB)
_RESUME_PATTERNS: Final = _compiled(_RESUME)


def heading_role(text: str, *, is_resume: bool = False) -> SentenceRole | None:
    """Say what stands under a heading, or None if the words are no known heading.

    Parameters
    ----------
    text : str
        The line.
    is_resume : bool
        Read it as a heading of a resume, where 'experience' holds past work.

    Examples
    --------
    >>> heading_role("Your responsibilities:"), heading_role("Experience", is_resume=True)
    ('duty', 'duty')
    >>> heading_role("Call the customer") is None
    True
    """
    plain = plain_heading(text)
    if not plain or len(plain) > LONGEST_HEADING or len(plain.split()) > MOST_WORDS:
        return None
    for role, pattern in _RESUME_PATTERNS if is_resume else _JOB_PATTERNS:
        if pattern.fullmatch(plain):
            return role
    return None


def plain_heading(text: str) -> str:
    """Lower-case a heading without numbers, marks and closing punctuation.

    Examples
    --------
    >>> plain_heading("2. What We Offer &  Pay?")
    'what we offer & pay'
    """
    plain = re.sub(r"^[\W\d_]+|[\s:.…?!¿¡–—*_#-]+$", "", text).casefold().replace("’", "'")
    return " ".join(plain.split())
