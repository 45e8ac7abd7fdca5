"""Every visible string of every report, under one flat key, so that it can be translated.

Templates use `str.format` fields. Codes (`delegated`, `reach`, `model`) stay in the code; what a
person or a leader reads for them stands here.
"""

from types import MappingProxyType
from typing import Any, Final

from jobmorph.reports.words_answer import ANSWER_WORDS
from jobmorph.reports.words_atlas import ATLAS_WORDS
from jobmorph.reports.words_evidence import EVIDENCE_WORDS
from jobmorph.reports.words_explore import EXPLORE_WORDS
from jobmorph.reports.words_history import HISTORY_WORDS
from jobmorph.reports.words_library import LIBRARY_WORDS
from jobmorph.reports.words_market import MARKET_WORDS
from jobmorph.reports.words_market_charts import MARKET_CHART_WORDS
from jobmorph.reports.words_market_more import MARKET_MORE_WORDS
from jobmorph.reports.words_market_page import MARKET_PAGE_WORDS
from jobmorph.reports.words_outlook import OUTLOOK_WORDS
from jobmorph.reports.words_page import PAGE_WORDS
from jobmorph.reports.words_paths import PATHS_WORDS
from jobmorph.reports.words_paths_cards import PATHS_CARD_WORDS
from jobmorph.reports.words_plan import PLAN_WORDS
from jobmorph.reports.words_playbook import PLAYBOOK_WORDS
from jobmorph.reports.words_questions import QUESTION_WORDS
from jobmorph.reports.words_reading import READING_WORDS
from jobmorph.reports.words_role import ROLE_WORDS
from jobmorph.reports.words_roster import ROSTER_WORDS
from jobmorph.reports.words_skills import SKILLS_WORDS
from jobmorph.reports.words_survey import SURVEY_WORDS
from jobmorph.reports.words_team import TEAM_WORDS
from jobmorph.reports.words_team_account import TEAM_ACCOUNT_WORDS
from jobmorph.reports.words_team_book import TEAM_BOOK_WORDS
from jobmorph.reports.words_team_chapters import TEAM_CHAPTER_WORDS
from jobmorph.reports.words_team_folder import TEAM_FOLDER_WORDS
from jobmorph.reports.words_team_pack import TEAM_PACK_WORDS
from jobmorph.reports.words_team_pack_card import TEAM_PACK_CARD_WORDS
from jobmorph.reports.words_team_pack_notice import TEAM_PACK_NOTICE_WORDS
from jobmorph.reports.words_team_page import TEAM_PAGE_WORDS
from jobmorph.reports.words_team_plan import TEAM_PLAN_WORDS
from jobmorph.reports.words_team_short import TEAM_SHORT_WORDS
from jobmorph.reports.words_title import TITLE_WORDS
from jobmorph.reports.words_web import WEB_WORDS
from jobmorph.reports.words_web_copy import WEB_COPY_WORDS
from jobmorph.reports.words_web_market import WEB_MARKET_WORDS
from jobmorph.reports.words_web_team import WEB_TEAM_WORDS

CATALOGUE: Final = MappingProxyType(
    {
        **ANSWER_WORDS,
        **ATLAS_WORDS,
        **PAGE_WORDS,
        **ROLE_WORDS,
        **LIBRARY_WORDS,
        **EVIDENCE_WORDS,
        **EXPLORE_WORDS,
        **HISTORY_WORDS,
        **MARKET_WORDS,
        **MARKET_PAGE_WORDS,
        **MARKET_MORE_WORDS,
        **MARKET_CHART_WORDS,
        **OUTLOOK_WORDS,
        **PATHS_CARD_WORDS,
        **PATHS_WORDS,
        **PLAN_WORDS,
        **PLAYBOOK_WORDS,
        **QUESTION_WORDS,
        **READING_WORDS,
        **ROSTER_WORDS,
        **SKILLS_WORDS,
        **SURVEY_WORDS,
        **TEAM_WORDS,
        **TEAM_BOOK_WORDS,
        **TEAM_PLAN_WORDS,
        **TEAM_CHAPTER_WORDS,
        **TEAM_ACCOUNT_WORDS,
        **TEAM_FOLDER_WORDS,
        **TEAM_PAGE_WORDS,
        **TEAM_PACK_WORDS,
        **TEAM_PACK_CARD_WORDS,
        **TEAM_PACK_NOTICE_WORDS,
        **TEAM_SHORT_WORDS,
        **TITLE_WORDS,
        **WEB_WORDS,
        **WEB_COPY_WORDS,
        **WEB_MARKET_WORDS,
        **WEB_TEAM_WORDS,
    }
)


def say(key: str, /, **values: Any) -> str:
    """Return the visible string under `key`, its fields filled.

    Parameters
    ----------
    key : str
        Key of the catalogue.
    **values
        Fields of the template.

    Raises
    ------
    KeyError
        If the catalogue lacks the key or a field is not given: a mistake in the code.

    Examples
    --------
    >>> say("between", low=9, high=19)
    '8 in 10: 9 to 19'
    """
    return CATALOGUE[key].format(**values)
