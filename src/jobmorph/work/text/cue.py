"""Words in a sentence that say what it is for, whatever heading it stands under."""

import re
from typing import Final

from jobmorph.work.text.line import SentenceRole
from jobmorph.work.text.verbs import BASE, opens_with_foreign_verb, opens_with_verb


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


_LEGAL: Final = _any(
    r"\bequal[- ](?:employment |opportunit)", r"\bequal opportunity\b", r"\bEEO\b", r"\bE-Verify\b",
    r"without regard to\b", r"regardless of (?:age|race|sex|gender|origin|religion)",
    r"\b(?:does not|do not|don't) discriminate\b", r"\bdiscriminat", r"\bveterans? status\b",
    r"\bbackground (?:check|screen)",
    r"\bdrug[- ](?:test|screen|free)", r"\bGDPR\b|\bDSGVO\b|\bRGPD\b",
    r"privacy (?:notice|policy|statement)", r"\bpersonal data\b", r"\byour data\b",
    r"reasonable (?:accommodations?|adjustments?)",
    r"\b(?:need|require) (?:an )?(?:adjustment|accommodation)",
    r"\bdisabilit(?:y|ies)\b",
    r"disability confident", r"\bsponsor (?:a )?visas?\b|visa sponsorship",
    r"\bauthori[sz]ed to work\b|right to work in",
    r"\bagenc(?:y|ies) (?:are|is) not|by agencies|no agencies",
    r"celebrate (?:diversity|difference)",
    r"\binclusive (?:workplace|employer|culture|team|environment)",
    r"\bapplications from (?:everybody|everyone|all|people|women|candidates of)",
    r"all qualified applicants", r"reserves? the right",
    r"\bSchwerbehindert|\bSchwerbehinderung|unabhängig von (?:Alter|Geschlecht|Herkunft)|"
    r"\bDatenschutz\b|\bChancengleichheit\b|\bGleichstellung",
    r"situation de handicap|\bégalité des chances|sans distinction", r"igualdad de oportunidades|"
    r"sin distinción|protección de datos|discapacidad",
)  # fmt: skip
_PROCESS: Final = _any(
    r"\b(?:send|submit|email|e-mail|upload|forward)\b.{0,30}\b(?:cv|resume|résumé|application|"
    r"portfolio|cover letter)",
    r"\bto apply\b|\bapply (?:now|online|here|today|by|via|through|at|with|before|directly)\b|"
    r"\bplease apply\b",
    r"\bto be considered\b",
    r"\bclosing date\b|\bapplication deadline\b|\bdeadline for applications",
    r"\b(?:we|our recruiters?) (?:will )?(?:interview|reply|respond|get back|aim to decide|"
    r"decide|contact)\b",
    r"\b(?:first|second|final|phone|video|technical) (?:call|interview|round|"
    r"stage)\b.{0,25}\b(?:recruiter|team|founder|manager|min)?",
    r"\binterviews? (?:with|by|and)\b|\btwo interviews\b|\b(?:writing|skills) test\b|\bpaid "
    r"task\b|take-home",
    r"\bcall with (?:a|our|the) recruiter",
    r"\bselection process\b|\bhiring process\b|part of the process",
    r"\bsalary expectations?\b|\bearliest (?:possible )?start(?:ing)? date\b|\bnotice period\b",
    r"\bwalk in\b|\bquestions\?", r"\bshortlisted\b|\bsuccessful applicants will\b",
    r"\b(?:Ihre|deine|aussagekräftigen?|vollständigen?) (?:\w+ )?(?:Bewerbung|Unterlagen)|"
    r"Gehaltsvorstellung|Eintrittstermin|\bbewerb(?:en|ung@)|freu(?:t|en) (?:sich|uns) auf "
    r"(?:Ihre|deine)",
    r"\benvoyez\b|\bpostulez\b|lettre de motivation|\bcandidature\b",
    r"\benv[ií]a(?:nos|r)?\b.{0,25}\b(?:cv|curr[ií]culum|candidatura)|\bpost[uú]late\b|"
    r"\binscr[ií]bete\b",
)  # fmt: skip
_MONEY: Final = (
    r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|INR)\b)\s?\d[\d.,' ]*k?|"
    r"\d[\d.,' ]*\s?k?\s?(?:[$€£]|\b(?:USD|EUR|GBP|CHF|euros?|dollars?|pounds)\b)"
)
_PAY: Final = _any(
    rf"\b(?:base|salary|pay|range|compensation|wage|OTE|on-target earnings?|gehalt|vergütung|"
    rf"salaire|salario|"
    rf"rémunération|brut|bruto|gross|earn|bonus|prime)\b.{{0,50}}(?:{_MONEY}|"
    rf"\b\d{{2,3}}[.,]?\d{{0,3}}\s?k\b)",
    rf"^\W*(?:{_MONEY})\s*(?:[-–—]|to|bis|à|a\b)?",
    rf"(?:{_MONEY}).{{0,30}}\b(?:gross|brutto?s?|per (?:hour|year|month|annum)|an hour|a (?:year|"
    rf"month)|"
    r"im Monat|pro Jahr|par an|anuales|commission)\b",
    r"^\W*\d{1,3}[.,]\d{2}\s?(?:an|per) hour", r"\bOTE\b|on-target earnings",
    r"\b\d{2,3}\s?k\s?(?:[-–—]|to|and)\s?\d{2,3}\s?k\b",
)  # fmt: skip
_REQUIREMENT: Final = _any(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s?\+?\s?(?:or more |to \d+ |- "
    r"?\d+ )?\+?\s?years?\b.{0,40}\b(?:experience|in |of |or more)",
    r"\byears?['’]? (?:of )?.{0,20}experience\b",
    r"^\W*(?:min(?:imum)?\.?|at least)\b.{0,12}\byears?",
    r"\b(?:proven|previous|prior|solid|strong|extensive|relevant|some|first|hands-on|demonstrated) "
    r"(?:\w+ ){0,3}(?:experience|track record|background)",
    r"^\W*experience (?:with|in|as|of|using)\b",
    r"\bmust (?:have|be able|be|hold|possess)\b",
    r"\b(?:is|are) (?:required|expected|preferred|desirable|a must|essential|a plus|an asset)\b",
    r"\b(?:required|preferred|desirable|a plus|an advantage|a must|helps)\.?$",
    r"\b(?:bachelor|master|associate)['’]?s?(?: degree)?\b|\bdegree in\b|\bdiploma\b|\bGED\b|"
    r"\bhigh school\b",
    r"\b(?:fluent|fluency|native|proficien|conversational|business-level)\w*\b.{0,30}\b(?:in |"
    r"english|german|french|spanish|dutch|with)",
    r"^\W*(?:ability|able|willing(?:ness)?|capacity|comfortable|familiar(?:ity)?|knowledge|"
    r"understanding|"
    r"proficien\w+|fluen\w+|excellent|strong|good|working knowledge|basic|advanced|deep|"
    r"exceptional|outstanding|"
    r"passion\w*|self-\w+|curious|patient|ready to|valid|current)\b",
    r"\byou (?:are|have|bring|know|possess|hold|enjoy|love|care|think|want|can|thrive|speak|"
    r"understand|explain)\b",
    r"\b(?:ideal|successful|right|strong) candidates?\b", r"\bdriv(?:er['’]?s|ing) licen[cs]e\b",
    r"\blicen[cs]e\b.{0,20}\b(?:required|as a|or )|\bcertificat(?:e|ion)\b",
    r"\bable to lift\b|\b18 years or older\b",
    r"\b(?:skills|knowledge)\.?$", r"\bwillingness to\b",
    r"\b(?:abgeschlossene?s?|erfolgreich).{0,40}\b(?:ausbildung|studium|lehre)|\bausbildung "
    r"(?:zum|zur|als|im)\b|"
    r"berufserfahrung|\berfahrung(?:en)? (?:im|in|mit|als)\b|\w*kenntnisse\b|sicherer umgang|"
    r"führerschein|"
    r"von vorteil|wünschenswert|teamgeist|teamfähigkeit|belastbar|zuverlässig|kommunikationsst|"
    r"\b(?:sie|du) (?:haben|hast|sind|bist|verfügen|verfügst|bringen|bringst|sprechen|sprichst)\b",
    r"\bbac\s?\+|\b(?:ans|années) d['’]expérience|\bexpérience (?:de|dans|en|réussie|confirmée)|"
    r"\bcourant\b|\bpermis b\b|"
    r"\bmaîtrise d|\bvous (?:êtes|avez|maîtrisez|possédez|justifiez|disposez|parlez)\b",
    r"\baños? de experiencia|\bexperiencia (?:en|de|como|mínima|previa)|\bcarn[ée]t? de conducir|"
    r"\b(?:inglés|alemán|francés) "
    r"(?:alto|medio|intermedio|fluido|nativo)|\bdominio d|\btitulación\b|\bimprescindible\b|"
    r"\bvalorable\b",
)  # fmt: skip
_BENEFIT: Final = _any(
    r"\b(?:we|the company) (?:offer|provide|pay for|give you|cover|support you)\b",
    r"\byou(?:['’]ll| will)? (?:get|receive|enjoy|be offered)\b",
    r"\b(?:days?|weeks?) (?:of )?(?:paid )?(?:holidays?|vacation|annual leave|leave|pto|off)\b|"
    r"\bpaid time off\b|\bPTO\b|\bpublic holidays\b",
    r"\b401\s?\(?k\)?|\bpension\b|\bretirement (?:plan|savings)\b",
    r"\b(?:health|medical|dental|vision|life|disability) (?:insurance|coverage|cover|plan)\b|"
    r"medical, dental",
    r"\bparental leave\b|\bsabbatical\b|\bstock options?\b|\bequity\b(?! and incl)",
    r"\bgym\b|\bfree (?:coffee|fruit|lunch|bus|parking|snacks|drinks)\b|\bcoffee is free\b",
    r"\bflexible (?:hours|working|schedule)|\bhome[- ]office\b|\bcompany car\b|\btuition\b|"
    r"\bemployee discount|\blearning (?:budget|days?)\b|\bsign-?on bonus\b",
    r"\bpermanent contract\b|\bbicycle on lease\b|\bjobrad\b",
    r"\b(?:wir|das unternehmen) biete[nt]\b|\burlaub(?:stage)?\b|altersvorsorge|weihnachtsgeld|"
    r"urlaubsgeld|"
    r"mitarbeiterrabatt|flexible arbeitszeit|obstkorb|\bjobticket\b|sicherer? arbeitsplatz",
    r"\bmutuelle\b|tickets? restaurant|voiture de fonction|\bRTT\b|\bnous (?:vous )?offrons\b|"
    r"télétravail",
    r"\bseguro médico|horario flexible|teletrabajo|días de vacaciones|\b(?:te )?ofrecemos\b|"
    r"ticket restaurante",
)  # fmt: skip
_DUTY: Final = _any(
    r"\byou(?:['’]ll| will| would| are going to)\b(?! (?:need|have|get|receive|enjoy|love|find|"
    r"be (?:part|working with|offered|joining)|join|also need|learn))",
    r"^(?:as|in) (?:an? |the |this |our |your )[\w /&-]{3,60}?,? you\b",
    r"^\W*(?:you|we(?: will|['’]ll)? (?:ask|expect) you to) "
    r"(?:prepare|manage|lead|own|run|build|support|help|drive|make|write|plan|work|keep|take|"
    r"answer|look after|handle|post|file|train|coach|develop|create|also|report|sell|call)\b",
    r"\b(?:responsible|accountable) for\b",
    r"\b(?:responsibilities|duties|tasks) (?:include|are|will)\b",
    r"\b(?:the|this) (?:position|role|job|incumbent|employee|jobholder|person|post|successful "
    r"candidate)\b.{0,30}?\b(?:will|is responsible|supports|manages|leads|involves|includes|"
    r"reviews|prepares|oversees|reports|handles|ensures|provides|works|plans|coordinates|"
    r"performs)\b",
    r"\b(?:he|she|he or she|they)(?: also| then| will)? (?!is |are |has |have |would |must "
    r")[a-z]+s\b",
    r"\bother duties as assigned\b",
    r"\b(?:Sie|du) (?:betreu|unterstütz|verantwort|führ|plan|bearbeit|erstell|entwickel|"
    r"koordinier|überneh|übernimm|pfleg|berät|berat|analysier|organisier|"
    r"verbuch|prüf|sorg|steuer|gestalt|leit|arbeit|kümmer|wirk|begleit|optimier|telefonier)\w*",
    r"\bvous (?:serez|aurez|rendez|gérez|développez|assurez|participez|prenez|êtes "
    r"(?:responsable|chargé)|travaillez|animez|suivez|réalisez|pilotez|accompagnez|négociez|"
    r"préparez)",
    r"\bte (?:encargarás|ocuparás|responsabilizarás)|\b(?:serás|será) responsable|\b\w{3,}arás\b",
)  # fmt: skip
_COMPANY: Final = _any(
    r"\b(?:we|our (?:company|team|app|product|customers|people|clients|software|platform)) "
    r"(?:are|is|was|were|have|has|make|makes|build|builds|serve|serves|help|helps|believe|grew|"
    r"work|say|employ)\b",
    r"\b(?:founded|established|headquartered|since|depuis|seit|desde) (?:in )?(?:1[89]|20)\d\d\b|"
    r"\bfounded in\b|\b(?:is|are) (?:a|an|the) (?:\w+[ -]){0,3}(?:company|leader|provider|"
    r"platform|business|employer|manufacturer|family business)\b",
    r"\bwe are looking for\b|\bwe['’]re (?:looking|hiring)\b|\bwe need\b|\bjoin (?:us|our|the "
    r"team)\b|\byou will join\b|\byou will be part\b",
    r"\bwir (?:sind|suchen|gehören|beliefern|entwickeln|stehen)\b|\bunser (?:team|unternehmen)\b",
    r"\bnous (?:sommes|comptons|recherchons)\b|\bfabrique\b",
    r"\b(?:somos|buscamos|contamos con)\b",
)  # fmt: skip
_YOU_DO: Final = re.compile(
    r"(?:^|,|\band|\b(?:every|each|once a) \w+),? you (?:also |then |regularly |will )?(\w+)",
    re.IGNORECASE,
)
_STATES: Final = frozenset(
    ["keep", "learn", "find", "feed", "speak", "read", "understand", "explain"]
)


_STRONG: Final[tuple[tuple[SentenceRole, re.Pattern[str]], ...]] = (
    ("legal", _LEGAL),
    ("process", _PROCESS),
    ("pay", _PAY),
)


def strong_cue(text: str) -> SentenceRole | None:
    """Role of a sentence whose words leave little doubt, under any heading; else None.

    Examples
    --------
    >>> strong_cue("We are an equal opportunity employer."), strong_cue("Call prospects")
    ('legal', None)
    """
    return next((role for role, pattern in _STRONG if pattern.search(text)), None)


def is_requirement(text: str) -> bool:
    """Say whether a sentence names what somebody must bring.

    Examples
    --------
    >>> is_requirement("3+ years of experience in sales"), is_requirement("Call prospects")
    (True, False)
    """
    return _REQUIREMENT.search(text) is not None


def is_benefit(text: str) -> bool:
    """Say whether a sentence names what the employer gives."""
    return _BENEFIT.search(text) is not None


def is_duty(text: str) -> bool:
    """Say whether a sentence says outright what is done.

    Examples
    --------
    >>> is_duty("You will own the pipeline"), is_duty("You will need patience")
    (True, False)
    """
    if _DUTY.search(text) is not None:
        return True
    found = _YOU_DO.search(text)
    return found is not None and found.group(1).casefold() in BASE - _STATES


def is_company(text: str) -> bool:
    """Say whether a sentence tells about the employer."""
    return _COMPANY.search(text) is not None


def opens_like_work(text: str, *, is_foreign: bool) -> bool:
    """Say whether a sentence opens like a duty: with a verb of work, or what stands for one."""
    return opens_with_verb(text) or (is_foreign and opens_with_foreign_verb(text))
