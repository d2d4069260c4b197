using System.Globalization;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Procedures;
using static AsbCaseReview.Domain.Tests.Appeals.AppealMaker;

namespace AsbCaseReview.Domain.Tests.Appeals;

public sealed class AppealTimetableTests
{
    private static DateOnly Day(string written) => DateOnly.Parse(written, CultureInfo.InvariantCulture);

    private static IReadOnlyList<TimetableLine> Lines(Appeal appeal, Procedure procedure, int stage = 1) => Timetable.Of(procedure.ForAppeal(stage), appeal.Anchors(), WorkingCalendar.ByRule);

    private static DateOnly? Due(Appeal appeal, string limit, Procedure? procedure = null, int stage = 1) => Lines(appeal, procedure ?? Staffordshire, stage).Single(l => l.Limit == limit).Due;

    [Theory]
    [InlineData("2025-12-19", "2025-12-30", "2026-01-14", "2026-01-28", "2026-02-11")]   // over Christmas and New Year
    [InlineData("2026-03-27", "2026-04-07", "2026-04-21", "2026-05-06", "2026-05-20")]   // over Easter and the early May holiday
    public void Staffordshires_table_of_stages_is_5_15_25_and_35_working_days_from_receipt_at_the_office(string received, string papersAsked, string papersIn, string report, string answer)
    {
        var day = Day(received);
        var appeal = Received(At(day.Year, day.Month, day.Day));
        Assert.Equal(Day(papersAsked), Due(appeal, "appealPapersAsked"));
        Assert.Equal(Day(papersIn), Due(appeal, "appealPapersIn"));
        Assert.Equal(Day(report), Due(appeal, "appealReport"));
        Assert.Equal(Day(answer), Due(appeal, "appealAnswer"));
        Assert.Equal(4, Lines(appeal, Staffordshire).Count);
    }

    [Fact]
    public void What_the_lead_body_passes_on_counts_from_the_day_on_which_it_reaches_the_office()
    {
        var appeal = Received(At(2026, 3, 27), change: w => w with { LodgedBy = AppealLodgedBy.ThroughLeadBody, RequestedOn = new(2026, 3, 9), NoticeOn = new(2026, 2, 20) });
        Assert.Equal(new DateOnly(2026, 4, 7), Due(appeal, "appealPapersAsked"));
        Assert.False(appeal.Late);   // asked for in time; the days that the lead body kept it are not the applicant's
        Assert.Equal(new DateOnly(2026, 3, 20), appeal.LastDay);
    }

    [Fact]
    public void An_appeal_that_comes_after_closing_counts_from_the_next_working_day_but_the_window_runs_on_real_days()
    {
        var appeal = Received(At(2026, 2, 2, hour: 22), change: w => w with { NoticeOn = new(2026, 1, 5) });
        Assert.Equal(new DateOnly(2026, 2, 2), appeal.LastDay);
        Assert.False(appeal.Late);
        Assert.Equal(new DateOnly(2026, 2, 10), Due(appeal, "appealPapersAsked"));   // 5 working days after Tuesday the 3rd
    }

    [Fact]
    public void Gloucestershire_acknowledges_in_5_working_days_and_decides_in_20_from_lodging()
    {
        var procedure = BuiltInProcedures.Find("gloucestershire")!;
        var appeal = Received(At(2026, 3, 27), Rules(procedure), w => w with { Grounds = [(GroundClaimed.Own, "They did not look at the diary.")] });
        Assert.Equal(new DateOnly(2026, 4, 7), Due(appeal, "appealAcknowledge", procedure));
        Assert.Equal(new DateOnly(2026, 4, 28), Due(appeal, "appealAnswer", procedure));
        Assert.Equal(2, Lines(appeal, procedure).Count);
    }

    [Fact]
    public void West_Northamptonshire_states_no_limit_so_a_date_has_to_be_set_and_told()
    {
        var procedure = BuiltInProcedures.Find("west-northamptonshire")!;
        var appeal = Assigned(At(2026, 3, 27), Rules(procedure), w => w with { Grounds = [("2", "The hate policy was left out.")] });
        Assert.Equal(DeadlineState.DateToSet, Lines(appeal, procedure).Single().State);
        appeal.Extend("appealAnswer", "", null, null, new(2026, 5, 1), "As told to the applicant", null, Rules(procedure), Reviewer, At(2026, 3, 30));
        Assert.Equal(new DateOnly(2026, 5, 1), Due(appeal, "appealAnswer", procedure));
    }

    [Fact]
    public void The_statutory_minimum_has_no_window_and_no_limits()
    {
        var procedure = BuiltInProcedures.Find("statutory-minimum")!;
        var appeal = Received(At(2026, 3, 27), Rules(procedure), w => w with { NoticeOn = new(2020, 1, 1), Grounds = [("1", "They never wrote back.")] });
        Assert.Null(appeal.LastDay);
        Assert.False(appeal.Late);
        Assert.Empty(Lines(appeal, procedure));
    }

    [Fact]
    public void A_procedure_without_an_appeal_leaves_the_lead_bodys_own_review()
    {
        var procedure = Staffordshire with { Appeal = [] };
        var rules = Rules(procedure);
        Assert.Equal(("Staffordshire Police", AppealBodyKind.LeadBody, false), (rules.Stage.Body, rules.Stage.BodyKind, rules.Stage.GroundsKnown));
        Assert.Equal(AppealState.Received, Received(At(2026, 3, 27), rules, w => w with { Grounds = [(GroundClaimed.Own, "Nobody answered.")] }).State);
        Assert.Contains(OtherRoute.In(Nation.England), r => r.Body == "Local Government and Social Care Ombudsman");
        Assert.DoesNotContain(OtherRoute.In(Nation.Wales), r => r.Body == "Housing Ombudsman Service");
    }

    [Fact]
    public void No_limit_of_an_appeal_runs_on_the_case_and_none_of_the_case_on_the_appeal()
    {
        foreach (var procedure in BuiltInProcedures.All)
        {
            var ofCase = Limits.Of(procedure).Select(l => l.Limit).ToHashSet();
            foreach (var stage in Enumerable.Range(1, procedure.AppealStages().Count))
                Assert.DoesNotContain(Limits.Of(procedure.ForAppeal(stage)), l => ofCase.Contains(l.Limit));
        }
    }

    [Fact]
    public void Two_stages_that_follow_each_other_are_data_alone()
    {
        var first = Staffordshire.Appeal[0] with { Body = "Stafford Council", BodyKind = AppealBodyKind.LeadBody, Report = null, RecommendationsOnly = false };
        var second = Staffordshire.Appeal[0] with
        {
            Window = new() { Within = Period.Parse("10 working days"), From = [AnchorKind.AppealAnswered], Source = first.Source },
            TimeLimits = [Staffordshire.Appeal[0].TimeLimits[0] with { Limit = "secondPapersAsked", Period = Period.Parse("3 working days") }],
        };
        var procedure = Staffordshire with { Appeal = [first, second] };
        Assert.DoesNotContain(ProcedureCheck.Of(procedure), f => f.Kind == FindingKind.Refused && f.Where.StartsWith("$.appeal", StringComparison.Ordinal));

        var one = Assigned(At(2026, 3, 2), Rules(procedure));
        Assert.Throws<RuleRefusedException>(() => Received(At(2026, 3, 3), Rules(procedure, 2), w => w with { Previous = one }));   // not answered yet
        PapersRequest.Ask(one, Council, ["application"], true, false, new(2026, 3, 20), Reviewer, At(2026, 3, 3));
        one.BeginReview(["Stafford Council"], null, Reviewer, At(2026, 3, 10));
        one.Find(one.Grounds[0].Id, GroundResult.NotUpheld, "Two reports only.", null, Reviewer, At(2026, 3, 10));
        one.DraftReport("Asked to look again.", "Not upheld.", null, [], Rules(procedure), Reviewer, At(2026, 3, 11));
        one.IssueReport([], null, [], Rules(procedure), Reviewer, At(2026, 3, 12));   // nobody has to discuss or approve it at this stage
        Assert.Equal("If you are still dissatisfied, you can appeal to Staffordshire Commissioner’s Office.", one.IssuedToApplicant!.Further);
        Assert.Equal(new DateOnly(2026, 3, 26), Due(one, AppealProcedures.NextAppeal, procedure));

        var two = Received(At(2026, 3, 20), Rules(procedure, 2), w => w with { Previous = one, NoticeOn = one.AnsweredOn });
        Assert.Equal((2, "Staffordshire Commissioner’s Office", false), (two.StageNumber, two.Body, two.Late));
        Assert.Equal(new DateOnly(2026, 3, 25), Due(two, "secondPapersAsked", procedure, 2));
        Assert.Single(Lines(two, procedure, 2));
        Assert.Equal(DeadlineState.Kept, Lines(one, procedure).Single(l => l.Limit == AppealProcedures.NextAppeal).State);
    }
}
