"""The tools: each asks one study and hands out its answer, shortened.

Nothing heavy is imported before a tool is called, so that the server is there at once. No tool
takes a path: an assistant can be talked into naming files that are not its user's to show.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio.from_thread
import anyio.to_thread
from mcp.server.mcpserver import Context

from jobmorph.web.mcp import inputs
from jobmorph.web.mcp.job_briefs import (
    CompareBrief,
    LadderBrief,
    RoleBrief,
    SkillsBrief,
    TitleBrief,
)
from jobmorph.web.mcp.market_briefs import EvidenceBrief, HistoryBrief, MarketBrief, OutlookBrief
from jobmorph.web.mcp.move_briefs import PathsBrief, PlanBrief
from jobmorph.web.mcp.text_briefs import LibraryRoleBrief, ReadBrief, RolesBrief

if TYPE_CHECKING:
    from jobmorph.reference.edition import Edition


@dataclass(frozen=True, slots=True)
class Tools:
    """The studies on one edition.

    Parameters
    ----------
    edition : Edition or None
        The edition; None stands for the embedded one, opened when it is first needed.
    """

    edition: "Edition | None" = None

    def read_title(self, titles: inputs.Titles) -> TitleBrief:
        """Read job titles."""
        from jobmorph.studies.title import study_titles
        from jobmorph.web.mcp.job_answers import title_brief

        return title_brief(study_titles(titles, self.edition))

    def role(
        self,
        job: inputs.Job,
        level: inputs.Level = None,
        horizon_years: inputs.Horizon = 5.0,
        tasks: inputs.Tasks = 5,
    ) -> RoleBrief:
        """Answer what happens to a job."""
        from jobmorph.studies.role import study_role
        from jobmorph.web.mcp.job_answers import role_brief

        result = study_role(job, level=level, horizon_years=horizon_years, edition=self.edition)
        return role_brief(result, tasks)

    def read_text(self, text: inputs.LongText, job: inputs.OtherJob = None) -> ReadBrief:
        """Read a job description or resume."""
        from jobmorph.intake.document import make_document
        from jobmorph.intake.document_text import text_blocks
        from jobmorph.studies.reading import study_reading
        from jobmorph.web.mcp.text_answers import read_brief

        document = make_document("text", text_blocks(text))
        return read_brief(study_reading(document, title=job, edition=self.edition))

    def library_roles(
        self, family: inputs.Family = None, only_new: inputs.IsNew = False
    ) -> RolesBrief:
        """List the roles of the library."""
        from jobmorph.reference.edition import open_edition
        from jobmorph.studies.library_list import list_roles
        from jobmorph.web.mcp.text_answers import roles_brief

        edition = self.edition or open_edition()
        listed = list_roles(edition, family=family, is_new_only=only_new)
        return roles_brief(listed, edition.manifest.edition, family=family)

    def library_role(self, job: inputs.Job, level: inputs.Level = None) -> LibraryRoleBrief:
        """Answer what the library says about a role."""
        from jobmorph.reference.edition import open_edition
        from jobmorph.studies.library_show import show_library_role
        from jobmorph.web.mcp.text_answers import library_role_brief

        edition = self.edition or open_edition()
        return library_role_brief(show_library_role(job, level=level, edition=edition))

    def compare_roles(
        self, first: inputs.Job, second: inputs.Job, horizon_years: inputs.Horizon = 5.0
    ) -> CompareBrief:
        """Answer what happens to two jobs."""
        from jobmorph.studies.compare import study_compare
        from jobmorph.web.mcp.job_answers import compare_brief

        return compare_brief(
            study_compare(first, second, horizon_years=horizon_years, edition=self.edition)
        )

    def skills(
        self, job: inputs.Job, level: inputs.Level = None, horizon_years: inputs.Horizon = 5.0
    ) -> SkillsBrief:
        """Answer which skills a job asks for."""
        from jobmorph.studies.skills import study_skills
        from jobmorph.web.mcp.job_answers import skills_brief

        return skills_brief(
            study_skills(job, level=level, horizon_years=horizon_years, edition=self.edition)
        )

    def ladder(self, job: inputs.Job, level: inputs.Level = None) -> LadderBrief:
        """Answer what each level takes."""
        from jobmorph.studies.ladder import study_ladder
        from jobmorph.web.mcp.job_answers import ladder_brief

        return ladder_brief(study_ladder(job, level=level, edition=self.edition))

    def paths(
        self,
        job: inputs.Job,
        to: inputs.OtherJob = None,
        level: inputs.Level = None,
        hours_week: inputs.Hours = 4.0,
        has_degree: inputs.HasDegree = False,
        max_months: inputs.Months = None,
        min_pay_usd_year: inputs.Pay = None,
        leave_out: inputs.LeaveOut = (),
    ) -> PathsBrief:
        """Answer where a person can go."""
        from jobmorph.studies.paths import study_paths
        from jobmorph.studies.paths_result import PathLimits
        from jobmorph.web.mcp.move_answers import paths_brief

        limits = PathLimits(
            most_months=max_months,
            least_wage_usd_year=min_pay_usd_year,
            no_degree="degree" in leave_out,
            no_licence="licence" in leave_out,
            part_time="full_time" in leave_out,
        )
        result = study_paths(
            job,
            level=level,
            to=to,
            hours_week=hours_week,
            has_degree=has_degree,
            limits=limits,
            edition=self.edition,
        )
        return paths_brief(result, has_degree=has_degree)

    def plan(
        self,
        job: inputs.Job,
        to: inputs.OtherJob = None,
        level: inputs.Level = None,
        hours_week: inputs.Hours = 4.0,
    ) -> PlanBrief:
        """Plan what a person learns next."""
        from jobmorph.schema.profile import Profile
        from jobmorph.studies.plan import study_plan
        from jobmorph.web.mcp.move_answers import plan_brief

        profile = Profile("options", target=to, hours_week=hours_week)
        return plan_brief(study_plan(job, level=level, profile=profile, edition=self.edition))

    def outlook(
        self, job: inputs.Job, level: inputs.Level = None, years: inputs.Years = 5
    ) -> OutlookBrief:
        """Answer how many such jobs there may be."""
        from jobmorph.studies.outlook import study_outlook
        from jobmorph.web.mcp.market_answers import outlook_brief

        return outlook_brief(study_outlook(job, level=level, years=years, edition=self.edition))

    def history(self, job: inputs.Job) -> HistoryBrief:
        """Answer what became of a job."""
        from jobmorph.studies.history import study_history
        from jobmorph.web.mcp.market_answers import history_brief

        return history_brief(study_history(job, edition=self.edition))

    async def market_scenario(
        self,
        scenario: inputs.MarketScenario,
        context: Context[Any, Any],
        years: inputs.Years = 5,
        draws: inputs.Draws = 12,
        job: inputs.NodeJob = None,
    ) -> MarketBrief:
        """Run the labour market under a scenario, telling how far it is."""

        def told(done: int, asked: int) -> None:
            anyio.from_thread.check_cancelled()
            anyio.from_thread.run(
                partial(context.report_progress, done, asked, f"{done} of {asked} draws")
            )

        def run() -> MarketBrief:
            from jobmorph.reference.edition import open_edition
            from jobmorph.studies.market import study_market
            from jobmorph.studies.market_scenarios import shipped_scenario
            from jobmorph.web.mcp.market_answers import market_brief

            edition = self.edition or open_edition()
            result = study_market(
                shipped_scenario(scenario, edition),
                years=years,
                draws=draws,
                occupation=job,
                edition=edition,
                progress=told,
            )
            return market_brief(result)

        # Whoever gives up is let go at once; the thread ends at its next block of draws.
        return await anyio.to_thread.run_sync(run, abandon_on_cancel=True)

    def evidence(self, area: inputs.ScoreArea = "exposure") -> EvidenceBrief:
        """Say how good the figures are."""
        from jobmorph.reference.edition import open_edition
        from jobmorph.schema.version import VERSION
        from jobmorph.studies.evidence import study_evidence
        from jobmorph.web.mcp.market_answers import evidence_brief

        edition = self.edition or open_edition()
        result = study_evidence(area, edition=edition)
        return evidence_brief(result, area, edition.manifest.edition, VERSION)
