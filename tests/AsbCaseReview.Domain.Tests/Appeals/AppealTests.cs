using System.Reflection;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using static AsbCaseReview.Domain.Tests.Appeals.AppealMaker;

namespace AsbCaseReview.Domain.Tests.Appeals;

public sealed class AppealTests
{
    private static readonly DateTimeOffset Now = At(2026, 3, 2);

    private static string Refused(Action act) => Assert.Throws<RuleRefusedException>(act).Why.ToString();

    [Fact]
    public void A_late_appeal_is_taken_in_and_the_reviewer_decides_whether_it_is_looked_at()
    {
        var appeal = Assigned(Now, change: w => w with { NoticeOn = new(2026, 1, 5), LateReason = "I was in hospital." });
        Assert.True(appeal.Late);
        Assert.Contains("Decide first", Refused(() => PapersRequest.Ask(appeal, Council, ["application"], true, false, new(2026, 3, 9), Reviewer, Now)), StringComparison.Ordinal);
        appeal.DecideLateness(true, "They were in hospital.", Reviewer, Now);
        PapersRequest.Ask(appeal, Council, ["application"], true, false, new(2026, 3, 9), Reviewer, Now);
        Assert.Equal(AppealState.GatheringPapers, appeal.State);
    }

    [Fact]
    public void A_late_appeal_that_is_not_taken_ends_and_its_clocks_with_it()
    {
        var appeal = Assigned(Now, change: w => w with { NoticeOn = new(2026, 1, 5) });
        appeal.DecideLateness(false, "Nothing kept them from asking in time.", Reviewer, Now);
        Assert.Equal(AppealState.NotTaken, appeal.State);
        Assert.All(Timetable.Of(Staffordshire.ForAppeal(1), appeal.Anchors(), Domain.Calendar.WorkingCalendar.ByRule), l => Assert.Equal(DeadlineState.Ended, l.State));
    }

    [Fact]
    public void A_reviewer_with_any_part_in_the_case_cannot_be_given_its_appeal()
    {
        var appeal = Received(Now);
        var parts = new[] { new PartTaken(ReviewManager.Id, "Marek Stannard", "took the minutes of the panel") };
        Assert.Contains("took the minutes of the panel", Refused(() => appeal.Assign(ReviewManager, parts, "None", Reviewer, Now)), StringComparison.Ordinal);
        Assert.NotEmpty(Refused(() => appeal.Assign(ReviewManager, [new(null, "marek stannard", "authorised the review")], "None", Reviewer, Now)));
        Assert.NotEmpty(Refused(() => appeal.Assign(ReviewManager, [], " ", Reviewer, Now)));
        appeal.Assign(ReviewManager, [new(Guid.CreateVersion7(), "Somebody Else", "decided")], "None", Reviewer, Now);
        Assert.Equal("Marek Stannard", appeal.ReviewerName);
    }

    [Fact]
    public void Only_its_own_reviewer_works_on_an_appeal()
    {
        var appeal = Assigned(Now);
        var other = Reviewer with { Id = Guid.CreateVersion7(), Name = "Somebody Else" };
        Assert.Contains("with Marek Stannard", Refused(() => appeal.Acknowledge("by letter", other, Now)), StringComparison.Ordinal);
        Assert.Contains("your role", Refused(() => Reviewed(Now).Appeal.Rate("risk", AuditOf.ThisReview, Rating.Complied, "Yes", null, [], Officer, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_appeal_is_against_a_case_here_or_one_elsewhere_on_a_ground_that_the_procedure_knows()
    {
        Assert.NotEmpty(Refused(() => Received(Now, change: w => w with { Elsewhere = null })));
        Assert.NotEmpty(Refused(() => Received(Now, change: w => w with { Grounds = [] })));
        Assert.NotEmpty(Refused(() => Received(Now, change: w => w with { Grounds = [("Z", "Why")] })));
        Assert.Contains("directly", Refused(() => Received(Now, change: w => w with { LodgedBy = AppealLodgedBy.LeadBody })), StringComparison.Ordinal);
        Assert.Contains("consent", Refused(() => Received(Now, change: w => w with { LodgedBy = AppealLodgedBy.ThroughLeadBody, ConsentToPapers = false })), StringComparison.Ordinal);
        Assert.Contains("consent", Refused(() => Received(Now, change: w => w with { Applicant = w.Applicant with { For = "Ada Rook" } })), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_paper_is_available_or_somebody_says_why_not_and_a_case_that_never_met_the_threshold_has_no_minutes()
    {
        var appeal = Assigned(Now);
        var request = PapersRequest.Ask(appeal, Council, [.. EvidenceChecklist.National.Items.Select(i => i.Item)], reviewed: false, hasCaseRecords: false, new(2026, 3, 16), Reviewer, Now);
        Assert.Equal(["minutes", "plan", "progress"], request.Items.Where(i => i.State == PaperState.NotApplicable).Select(i => i.Item));
        var answers = request.Items.Where(i => i.State == PaperState.Asked).Select(i => i with { State = i.Item is "risk" or "additional" ? PaperState.NotAvailable : PaperState.Available }).ToList();
        Assert.Contains("Risk assessments", Refused(() => request.Answer(appeal, answers, null, true, Officer, Now)), StringComparison.Ordinal);
        answers = [.. answers.Select(a => a.Item == "risk" ? a with { Reason = "None was made." } : a)];   // nobody explains why there is nothing else
        request.Answer(appeal, answers, "The decision was told by telephone only.", true, Officer, At(2026, 3, 17));
        Assert.True(request.IsLate(new(2026, 3, 17)));
        Assert.Equal(AnchorKind.PapersReceived, appeal.WaitingEvents[^1].Anchor);
    }

    [Fact]
    public void The_report_waits_for_findings_audit_discussion_and_approval_in_that_order()
    {
        var (appeal, _) = Reviewed(Now);
        Assert.Contains("no such outcome", Refused(() => appeal.DraftReport("Back", "End", null, ["Overturn"], Rules(), Reviewer, Now)), StringComparison.Ordinal);
        appeal.DraftReport("Back", "End", "Held by the police.", [Staffordshire.Appeal[0].Outcomes[1]], Rules(), Reviewer, Now);
        Assert.NotEmpty(Refused(() => appeal.IssueReport([], null, [], Rules(), Reviewer, Now)));
        Assert.NotEmpty(Refused(() => appeal.Approve(null, [], Rules(), Commissioner, Now)));
        appeal.RecordDiscussion("the ASB lead", new(2026, 3, 2), "", Rules(), Reviewer, Now);
        Assert.Equal(AppealState.ReportDrafted, appeal.State);
        appeal.RecordDiscussion("the Commissioner", new(2026, 3, 2), "Agreed.", Rules(), Reviewer, Now);
        Assert.Equal((AppealState.ReportDiscussed, AnchorKind.ReportDiscussed), (appeal.State, appeal.WaitingEvents[^1].Anchor));
        Assert.NotEmpty(Refused(() => appeal.IssueReport([], null, [], Rules(), Reviewer, Now)));
        Assert.NotEmpty(Refused(() => appeal.Approve(null, [], Rules(), Reviewer, Now)));
        Assert.NotEmpty(Refused(() => appeal.Approve(null, [new(Commissioner.Id, "", "chaired the panel")], Rules(), Commissioner, Now)));
        Assert.Contains("Whoever wrote the report", Refused(() => appeal.Approve(null, [], Rules(), Reviewer with { Role = ActorRole.Commissioner }, Now)), StringComparison.Ordinal);   // promoted meanwhile
        appeal.Approve(null, [], Rules(), Commissioner, Now);
        appeal.IssueReport([], null, ["Stafford Council"], Rules(), Reviewer, Now);
        Assert.Equal(AppealState.Answered, appeal.State);
        Assert.Equal(0, appeal.DaysTaken);
    }

    [Fact]
    public void A_report_that_is_sent_back_is_worked_on_and_approved_anew()
    {
        var (appeal, _) = Reviewed(Now);
        appeal.DraftReport("Back", "End", null, [], Rules(), Reviewer, Now);
        appeal.RecordDiscussion("the ASB lead", new(2026, 3, 2), "", Rules(), Reviewer, Now);
        appeal.RecordDiscussion("the Commissioner", new(2026, 3, 2), "", Rules(), Reviewer, Now);
        appeal.Approve(null, [], Rules(), Commissioner, Now);
        appeal.SendBack("Say more of the risk.", Commissioner, Now);
        Assert.Equal((AppealState.Reviewing, (string?)null, "Back"), (appeal.State, appeal.Report!.ApprovedBy, appeal.Report.Background));
    }

    [Fact]
    public void An_incomplete_audit_holds_the_report_back_where_the_procedure_wants_it_whole()
    {
        var appeal = Assigned(Now);
        PapersRequest.Ask(appeal, Council, ["application"], true, false, new(2026, 3, 9), Reviewer, Now);
        appeal.BeginReview([Council.Name], null, Reviewer, Now);
        Assert.Contains("no finding", Refused(() => appeal.DraftReport("Back", "End", null, [], Rules(), Reviewer, Now)), StringComparison.Ordinal);
        appeal.Find(appeal.Grounds[0].Id, GroundResult.Upheld, "Yes", null, Reviewer, Now);
        Assert.Contains("32", Refused(() => appeal.DraftReport("Back", "End", null, [], Rules(), Reviewer, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_office_recommends_and_never_overturns_where_the_procedure_says_so()
    {
        var (appeal, _) = Reviewed(Now);
        Assert.Contains("cannot overturn", Refused(() => AppealRecommendation.Draft(appeal, Council, RecommendationKind.DecisionReplaced, "Hold the review.", null, 1, Rules(), Reviewer, Now)), StringComparison.Ordinal);
        var may = Rules(Staffordshire with { Appeal = [Staffordshire.Appeal[0] with { RecommendationsOnly = false }] });
        Assert.NotNull(AppealRecommendation.Draft(appeal, Council, RecommendationKind.DecisionReplaced, "Hold the review.", null, 1, may, Reviewer, Now));
    }

    private static (Appeal Appeal, List<AppealRecommendation> Made) Issued()
    {
        var (appeal, _) = Reviewed(Now);
        List<AppealRecommendation> made =
        [
            AppealRecommendation.Draft(appeal, Council, RecommendationKind.ConsiderInformation, "Consider the two logs.", "Log 17 of the police.", 1, Rules(), Reviewer, Now),
            AppealRecommendation.Draft(appeal, Police, RecommendationKind.ToBodyOnProcedure, "Publish the timescales.", null, 2, Rules(), Reviewer, Now),
        ];
        appeal.DraftReport("Back", "End", "Held by the police.", [], Rules(), Reviewer, Now);
        appeal.RecordDiscussion("the ASB lead", new(2026, 3, 2), "", Rules(), Reviewer, Now);
        appeal.RecordDiscussion("the Commissioner", new(2026, 3, 2), "", Rules(), Reviewer, Now);
        appeal.Approve(null, [], Rules(), Commissioner, Now);
        appeal.IssueReport(made, null, ["Stafford Council"], Rules(), Reviewer, Now);
        return (appeal, made);
    }

    [Fact]
    public void Bodies_answer_and_report_after_three_months_each_for_itself_and_again_when_asked_again()
    {
        var (appeal, made) = Issued();
        IReadOnlyList<TimetableLine> Progress() => [.. Timetable.Of(Staffordshire.ForAppeal(1), appeal.Anchors(), Domain.Calendar.WorkingCalendar.ByRule).Where(l => l.Limit == Appeal.ProgressLimit)];
        Assert.Equal(2, Progress().Count);
        Assert.All(Progress(), l => Assert.Equal((new DateOnly(2026, 6, 2), DeadlineState.Open), (l.Due, l.State)));

        Assert.NotEmpty(Refused(() => made[0].Respond(appeal, false, "", true, Officer, Now)));
        made[0].Respond(appeal, true, "We will decide again by 1 May.", true, Officer, Now);
        made[1].Respond(appeal, false, "They stand in our leaflet.", true, Officer, Now);
        made[0].Report(appeal, "Decided again: met.", true, true, Officer, At(2026, 6, 1));
        Assert.Equal([DeadlineState.Kept, DeadlineState.Open], Progress().OrderBy(l => l.State).Select(l => l.State).OrderDescending());

        appeal.AskForProgress([(Council.Id, Council.Name)], new(2026, 9, 1), Reviewer, At(2026, 6, 3));
        Assert.Contains(Progress(), l => l is { Round: 2, State: DeadlineState.Open } && l.Due == new DateOnly(2026, 9, 1));
        Assert.NotEmpty(Refused(() => made[1].Report(appeal, "x", true, true, Officer, Now)));   // it was not accepted
    }

    [Fact]
    public void The_applicants_report_holds_nothing_restricted_and_the_bodies_report_does()
    {
        var (appeal, _) = Issued();
        var theirs = System.Text.Json.JsonSerializer.Serialize(appeal.IssuedToApplicant);
        Assert.DoesNotContain("Held by the police", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("Log 17", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("names the caller", theirs, StringComparison.Ordinal);
        Assert.Equal(["Held by the police.", "The log names the caller.", "Log 17 of the police."], appeal.IssuedToBodies!.Restricted.Select(r => r.Text));
    }

    [Fact]
    public void No_member_of_the_applicants_report_can_hold_restricted_text_or_own_words()
    {
        var seen = new HashSet<Type>();
        void Walk(Type type)
        {
            foreach (var inside in type.IsGenericType ? type.GetGenericArguments() : [type])
            {
                Assert.NotEqual(typeof(RestrictedText), inside);
                Assert.NotEqual(typeof(OwnWords), inside);
                if (inside.Assembly == typeof(Appeal).Assembly && seen.Add(inside))
                    foreach (var property in inside.GetProperties(BindingFlags.Public | BindingFlags.Instance)) Walk(property.PropertyType);
            }
        }
        Walk(typeof(ReportForApplicant));
        Assert.Contains(typeof(ReportGround), seen);
    }

    [Fact]
    public void A_lesson_names_nobody()
    {
        var (appeal, _) = Issued();
        Assert.Contains("Ellery", Refused(() => appeal.ShareLesson("risk", "Mrs Ellery was never asked.", [], Reviewer, Now)), StringComparison.Ordinal);
        Assert.Contains("Varley", Refused(() => appeal.ShareLesson("risk", "Varley’s tenancy was left out.", ["Desmond Varley"], Reviewer, Now)), StringComparison.Ordinal);
        Assert.Equal("Assess risk before the threshold.", appeal.ShareLesson("risk", "Assess risk before the threshold.", [], Reviewer, Now).Text);
    }

    [Fact]
    public void Words_that_every_text_has_are_nobodys_name_though_somebody_is_described_with_them()
    {
        var (appeal, _) = Issued();
        string[] told = ["The family at number 9, and Desmond Varley", "The Corner Shop"];
        Assert.Equal("Assess the risk again and tell the victim.", appeal.ShareLesson("risk", "Assess the risk again and tell the victim.", told, Reviewer, Now).Text);
        Assert.Contains("Desmond", Refused(() => appeal.ShareLesson("risk", "The risk from Desmond was not assessed.", told, Reviewer, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_redacted_cannot_be_got_back_from_the_copy()
    {
        var appeal = Assigned(Now);
        var paper = new AppealPaper
        {
            AppealId = appeal.Id,
            Item = "minutes",
            Kind = PaperKind.Record,
            Title = "Minutes: Desmond Varley",
            From = "Case record",
            AddedBy = "x",
            AddedAt = Now,
            Order = 1,
            Content = new([new("Present", "Desmond Varley of number 9"), new(null, null, [["DESMOND VARLEY", "fined"]], Restricted: true)]),
        };
        Assert.NotEmpty(Refused(() => paper.Redact(appeal, ["Nobody"], "Third party", Officer, Now)));
        Assert.Contains("“Nobody” does not stand in the paper", Refused(() => paper.Redact(appeal, ["Desmond Varley", "Nobody"], "Third party", Officer, Now)), StringComparison.Ordinal);
        Assert.Null(paper.Redacted);   // none of it was done by halves
        paper.Redact(appeal, ["Desmond Varley"], "Third party", Officer, Now);
        Assert.Equal(3, paper.Redacted!.Passages);
        Assert.Equal("Minutes: ██████", paper.Title);
        Assert.All(appeal.WaitingEvents, e => Assert.DoesNotContain("Varley", e.Body.Describe().ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("varley", System.Text.Json.JsonSerializer.Serialize(paper), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("fined", System.Text.Json.JsonSerializer.Serialize(paper.Content!.ForApplicant()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Desmond Varley", "the flat above")]   // the second is not there
    [InlineData("Desmond Varley", "V")]                // one letter stands everywhere
    public void Either_all_passages_are_blacked_out_or_none(string first, string second)
    {
        var appeal = Assigned(Now);
        var paper = new AppealPaper { AppealId = appeal.Id, Item = "minutes", Kind = PaperKind.Record, Title = "Minutes", From = "Case record", AddedBy = "x", AddedAt = Now, Order = 1, Content = new([new(null, "Desmond Varley, of the flat below")]) };
        Refused(() => paper.Redact(appeal, [first, second], "Third party", Officer, Now));
        Assert.Null(paper.Redacted);
        Assert.Equal("Desmond Varley, of the flat below", paper.Content!.Blocks[0].Text);
    }

    [Fact]
    public void A_body_that_answered_in_time_is_not_late_because_it_adds_to_its_answer()
    {
        var appeal = Assigned(Now);
        var request = PapersRequest.Ask(appeal, Council, ["application", "risk"], true, false, new(2026, 3, 9), Reviewer, Now);
        request.Answer(appeal, [new("application", PaperState.Available), new("risk", PaperState.NotAvailable, "Not written down")], null, lastToAnswer: true, Officer, At(2026, 3, 6));
        request.Answer(appeal, [new("application", PaperState.Available), new("risk", PaperState.Available)], "One more was found.", lastToAnswer: true, Officer, At(2026, 3, 12));
        Assert.Equal((new DateOnly(2026, 3, 6), false), (request.AnsweredOn, request.IsLate(new(2026, 3, 20))));
        Assert.Equal([new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 12)], request.Items.Select(i => i.On!.Value));
        Assert.Equal(new DateOnly(2026, 3, 6), appeal.Anchors().Single(a => a.Kind == AnchorKind.PapersReceived).On);
    }

    [Fact]
    public void An_appeal_that_takes_another_further_is_about_the_same_review()
    {
        var (first, _) = Issued();
        var two = Staffordshire with { Appeal = [Staffordshire.Appeal[0], Staffordshire.Appeal[0]] };
        var elsewhere = Wanted(Now) with { Previous = first };
        Assert.Equal(2, Appeal.Receive(elsewhere, Rules(two, 2), Applicant).StageNumber);
        var other = Support.CaseOf.With(3);
        Assert.Equal("The earlier appeal is about another review.", Refused(() => Appeal.Receive(elsewhere with { Case = other, Elsewhere = null }, Rules(two, 2), Applicant)));
    }

    [Fact]
    public void The_applicants_version_of_the_papers_has_no_restricted_member_and_copies_nothing_restricted()
    {
        var seen = new HashSet<Type>();
        Walk(typeof(PackForApplicant));
        Assert.True(seen.Count >= 5);

        AppealPaper Paper(string title, bool own, params PaperBlock[] blocks) => new()
        {
            AppealId = Guid.Empty,
            Item = "minutes",
            Kind = PaperKind.Record,
            Title = title,
            From = "Case record",
            AddedBy = "x",
            AddedAt = Now,
            Order = 1,
            FromApplicant = own,
            Content = blocks.Length == 0 ? null : new(blocks),
        };
        var open = PackForApplicant.Of(Assigned(Now), 1, [],
            [Paper("Minutes", false, new("Heard", "They spoke."), new("Police", "Varley was fined.", Restricted: true)), Paper("Varley’s record", false, new PaperBlock(null, "All of it", Restricted: true)), Paper("varley.pdf", false), Paper("my diary.pdf", true)], new(2026, 3, 9));
        var minutes = open.Items.Single(i => i.Item == "minutes");
        Assert.Equal(2, minutes.Withheld);
        Assert.Equal([("Minutes", true), ("my diary.pdf", false)], minutes.Papers.Select(p => (p.Title, p.InPart)));
        Assert.DoesNotContain("varley", System.Text.Json.JsonSerializer.Serialize(open), StringComparison.OrdinalIgnoreCase);

        void Walk(Type type)
        {
            Assert.False(type == typeof(RestrictedText) || type == typeof(OwnWords), $"{type.Name} can be reached from the applicant’s papers.");
            foreach (var argument in type.GetGenericArguments()) Walk(argument);
            if (type.Namespace?.StartsWith("AsbCaseReview", StringComparison.Ordinal) != true || !seen.Add(type)) return;
            foreach (var property in type.GetProperties())
            {
                Assert.DoesNotContain("Restricted", property.Name, StringComparison.Ordinal);
                Walk(property.PropertyType);
            }
        }
    }

    [Fact]
    public void However_often_it_is_extended_the_most_is_measured_from_the_procedures_own_day()
    {
        var whole = BuiltInProcedures.Find("staffordshire-and-stoke-on-trent")!;
        var limited = whole with
        {
            Appeal = [.. whole.Appeal!.Select(stage => stage with { TimeLimits = [.. stage.TimeLimits.Select(l => l.Extension is { } e ? l with { Extension = e with { AtMost = Domain.Calendar.Period.Parse("20 working days") } } : l)] })],
        };
        var appeal = Assigned(Now, Rules(limited));
        appeal.Extend("appealAnswer", "", new(2026, 4, 22), new(2026, 4, 22), new(2026, 5, 20), "Papers are late", null, Rules(limited), Reviewer, Now);
        Assert.Contains("20 working days at most, to 21 May 2026", Refused(() => appeal.Extend("appealAnswer", "", new(2026, 5, 20), new(2026, 4, 22), new(2026, 5, 22), "Papers are late", null, Rules(limited), Reviewer, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_extension_needs_a_reason_of_the_procedure_and_only_where_it_lets_the_limit_be_extended()
    {
        var appeal = Assigned(Now);
        Assert.Contains("does not let", Refused(() => appeal.Extend("appealPapersAsked", "", new(2026, 3, 9), new(2026, 3, 9), new(2026, 3, 20), "Papers are late", null, Rules(), Reviewer, Now)), StringComparison.Ordinal);
        Assert.Contains("these reasons only", Refused(() => appeal.Extend("appealAnswer", "", new(2026, 4, 22), new(2026, 4, 22), new(2026, 5, 20), "Holidays", null, Rules(), Reviewer, Now)), StringComparison.Ordinal);
        Assert.Contains("after", Refused(() => appeal.Extend("appealAnswer", "", new(2026, 4, 22), new(2026, 4, 22), new(2026, 4, 20), "Papers are late", null, Rules(), Reviewer, Now)), StringComparison.Ordinal);
        appeal.Extend("appealAnswer", "", new(2026, 4, 22), new(2026, 4, 22), new(2026, 5, 20), "Papers are late", "The council needs longer", Rules(), Reviewer, Now);
        Assert.Equal(new DateOnly(2026, 5, 20), Timetable.Of(Staffordshire.ForAppeal(1), appeal.Anchors(), Domain.Calendar.WorkingCalendar.ByRule).Single(l => l.Limit == "appealAnswer").Due);
    }

    [Fact]
    public void The_audit_has_sixteen_themes_and_the_checklist_eleven_items()
    {
        Assert.Equal(16, ComplianceAudit.National.Themes.Count);
        Assert.Equal(11, EvidenceChecklist.National.Items.Count);
        Assert.Equal(16, ComplianceAudit.National.Themes.Select(t => t.Theme).Distinct().Count());
        Assert.All(ComplianceAudit.National.Themes, t => Assert.False(string.IsNullOrWhiteSpace(t.Guidance) || string.IsNullOrWhiteSpace(t.LooksAt)));
    }
}
