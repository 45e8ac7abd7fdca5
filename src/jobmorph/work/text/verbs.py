"""Verbs that open a sentence about work, in English, German, French and Spanish."""

import re
from typing import Final

_BASE: Final = (
    "accompany achieve act adapt address adjust administer advise advocate allocate analyse "
    "analyze "
    "answer anticipate apply appraise approve arrange assemble assess assign assist assure attend "
    "audit author automate balance bill book brief bring budget build buy calculate calibrate call "
    "care carry catalogue champion change chase check clean clear close coach code collaborate "
    "collect communicate compare compile complete compose conduct configure connect consult "
    "contact "
    "contribute control convert coordinate count craft create cultivate cut debug decide define "
    "deliver demonstrate deploy design detect determine develop devise diagnose dial direct "
    "discover "
    "dispatch dispense display distribute document draft draw drive edit educate enforce engage "
    "enhance "
    "ensure enter escalate establish estimate evaluate examine execute expand experiment explain "
    "explore extend facilitate feed file fill find fix follow forecast form formulate foster "
    "gather "
    "generate give grade greet grow guide hand handle help hire hold host identify implement "
    "improve "
    "increase influence inform initiate inspect install instruct integrate interpret interview "
    "introduce inventory investigate invoice issue join keep label launch lead learn leverage "
    "liaise "
    "listen load locate log maintain make manage map market measure mediate meet mend mentor "
    "migrate model moderate monitor motivate move negotiate nurture observe obtain onboard open "
    "operate "
    "optimise optimize order organise organize orchestrate oversee own pack participate partner "
    "patrol "
    "perform pick pitch place plan position post prepare prescribe present prevent prioritise "
    "prioritize process procure produce program promote propose prospect protect prototype prove "
    "provide "
    "publish purchase put qualify read rebook receive recommend reconcile record recruit reduce "
    "refactor "
    "refine register relate renew repair replace reply report represent research resolve respond "
    "restock retain review revise rewrite roll route run scan schedule scope score screen search "
    "secure select "
    "sell send serve service set shape share ship show sign solicit solve sort source speak spot "
    "stack staff start steer stock store streamline strengthen submit supervise supply support "
    "surface survey "
    "synthesise synthesize tackle tailor take talk teach tell test touch trace track train "
    "transform "
    "translate travel treat triage troubleshoot turn uncover understand undertake unload update "
    "upgrade "
    "use utilise utilize validate verify visit watch weigh welcome win work wrap write"
)
_PAST: Final = {
    "bring": "brought", "build": "built", "buy": "bought", "cut": "cut", "draw": "drew",
    "drive": "drove", "feed": "fed", "find": "found", "give": "gave", "grow": "grew",
    "hold": "held", "keep": "kept", "lead": "led", "learn": "learnt", "make": "made",
    "meet": "met", "oversee": "oversaw", "put": "put", "read": "read", "rebuild": "rebuilt",
    "rewrite": "rewrote", "run": "ran", "sell": "sold", "send": "sent", "set": "set",
    "show": "showed", "speak": "spoke", "take": "took", "teach": "taught", "tell": "told",
    "understand": "understood", "undertake": "undertook", "win": "won", "write": "wrote",
}  # fmt: skip
_FOREIGN: Final = (
    # German: infinitives and nouns made of verbs carry these ends; the few others are named.
    r"(?:\w{3,}(?:ung|ungen|führung|arbeitung|pflege|betreuung|erstellung)|mit(?:arbeit|wirkung|"
    r"hilfe)|"
    r"ansprechpartner(?:in)?|aufbau|ausbau|verkauf|einkauf|vertrieb|akquise|kontrolle|analyse|"
    r"planung|annahme|versand|durchführen|übernahme|nachfassen|verantwortlich|unterstützung|"
    r"sicherstellung|kommunikation|koordination|organisation|präsentation|dokumentation|"
    r"weiterentwicklung|steuerung|leitung)\b",
    # French and Spanish: infinitives, and French nouns of action.
    r"(?:\w{3,}(?:er|ir|iser|ifier|oyer|quer)|(?:pros|suivre|rendre|répondre|vendre|mettre|prendre|"
    r"conduire|établir|faire|transmettre|traduire|gestion|suivi|élaboration|participation|"
    r"réalisation|animation|développement|prospection|négociation))\b(?= )",
    r"(?:\w{3,}(?:ar|er|ir|arse)|gestión|elaboración|seguimiento|atención|captación|apoyo|"
    r"realización|coordinación|desarrollo|mantenimiento|negociación)\b(?= )",
)
_NO_VERBS: Final = (
    "other over under after ever never per number customer user manager seller engineer "
    "paper power member order either former higher lower better computer server developer "
    "officer worker driver teacher leader proper silver summer winter dinner water bachelor "
    "master your our their dear similar familiar regular solar popular particular singular "
    "repair pair fair calendar four hour air chair hair tier career senior junior premier "
    "peer offer cover weekender greater hunger finger whether together rather user-friendly"
)


def _forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    doubled = verb + verb[-1] if re.search(r"[^aeiou][aeiou][bdglmnprt]$", verb) else verb
    y = verb[:-1] + "i" if re.search(r"[^aeiou]y$", verb) else verb
    third = y + "es" if y != verb or re.search(r"(s|x|z|ch|sh|o)$", verb) else verb + "s"
    past = {_PAST[verb]} if verb in _PAST else {stem + "ed", doubled + "ed", y + "ed"}
    return {verb, third, stem + "ing", verb + "ing", doubled + "ing", *past}


BASE: Final = frozenset(_BASE.split())
NO_VERBS: Final = frozenset(_NO_VERBS.split())
ENGLISH: Final = frozenset(form for verb in BASE for form in _forms(verb))
_FOREIGN_START: Final = re.compile("|".join(_FOREIGN), re.IGNORECASE)
_ADVERB: Final = re.compile(
    r"(?:(?:\w+ly|also|then|always|often|daily|weekly|independently|jointly|proactively|"
    r"currently|successfully|co-?)\s+)", re.IGNORECASE
)  # fmt: skip
_WORD: Final = re.compile(r"[a-zà-ÿß]+", re.IGNORECASE)


def opens_with_verb(text: str) -> bool:
    """Say whether a sentence opens with a verb of work in any form.

    Examples
    --------
    >>> opens_with_verb("Actively manages 40 accounts"), opens_with_verb("Fluent English")
    (True, False)
    """
    plain = text.lstrip(" \"'(*-–•")
    skipped = _ADVERB.match(plain)
    if skipped and plain[: skipped.end()].strip().casefold() not in ("daily", "weekly"):
        plain = plain[skipped.end() :]
    word = _WORD.match(plain)
    return word is not None and word.group().casefold() in ENGLISH


def opens_with_foreign_verb(text: str) -> bool:
    """Say whether a German, French or Spanish sentence opens like a duty.

    Examples
    --------
    >>> opens_with_foreign_verb("Bearbeitung von Anfragen"), opens_with_foreign_verb("Führerschein")
    (True, False)
    """
    plain = text.lstrip(" \"'(*-–•").casefold()
    word = _WORD.match(plain)
    if word is None or word.group() in NO_VERBS:
        return False
    return _FOREIGN_START.match(plain) is not None
