using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using AsbCaseReview.Domain.Thresholds;
using static AsbCaseReview.Domain.Tests.Support.CaseOf;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Cases;

public sealed class CaseTests
{
    private static DateOnly Anchor(Case @case, AnchorKind kind) => @case.WaitingEvents.Last(e => e.Anchor == kind).CountsFrom;

    [Fact]
    public void An_application_at_night_moves_the_clock_and_not_the_six_months()
    {
        var made = With(1, new DateTimeOffset(2026, 6, 30, 22, 59, 0, TimeSpan.Zero));   // 23:59 in British Summer Time
        Assert.Equal((Day("2026-06-30"), Day("2026-06-30")), (made.ReceivedOn, made.FirstReachedOn));
        Assert.Equal(Day("2026-07-01"), Anchor(made, AnchorKind.ApplicationReceived));
        Assert.Equal(Day("2026-06-30"), made.Facts().Applied);
    }

    [Fact]
    public void A_victim_who_declared_and_consented_has_a_complete_application()
    {
        Assert.Equal(CaseStage.ThresholdToDecide, With(3).Stage);
        Assert.Equal(CaseStage.Received, With(3, consents: false).Stage);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Too_few_reports_never_bar_an_application(int complaints) => Assert.Equal(complaints, With(complaints).Complaints.Count);

    [Fact]
    public void A_decision_needs_risk_the_three_regards_bodies_reasons_and_what_happens_instead()
    {
        Refused(With(2), Decision(ThresholdHow.NotMet));   // risk
        var made = With(2).Assessed();
        Refused(made, With2(harm: " "), "s.104(5)");
        Refused(made, With2(reasons: ""));
        Refused(made, With2(instead: null));
        Refused(made, With2(bodies: []), "s.104(1)(b)");
        Refused(made, With2(on: "2026-03-01"));
        Refused(made, With2(on: "2026-03-03"));
        Refused(made, Decision(ThresholdHow.ByCount));      // no counting route is met
        Refused(made, Decision(ThresholdHow.ByAuthority));  // nobody gave it
        made.RecordThresholdDecision(With2(), Rules(), Coordinator, Now);
        Assert.Equal(CaseStage.NotMet, made.Stage);
        Assert.Equal(2, made.Decision!.Explanation!.Complaints.Count);

        static void Refused(Case @case, ThresholdDecision decision, string? section = null)
        {
            var refused = Assert.Throws<RuleRefusedException>(() => @case.RecordThresholdDecision(decision, Rules(), Coordinator, Now));
            if (section is not null) Assert.Equal(section, refused.Section);
            Assert.Empty(@case.Decisions);
        }
        static ThresholdDecision With2(string harm = "No sleep", string reasons = "Two reports", string? instead = "Followed up", string[]? bodies = null, string on = "2026-03-02") => new()
        {
            How = ThresholdHow.NotMet,
            Persistence = "Twice",
            Harm = harm,
            Adequacy = "Letters",
            Reasons = reasons,
            Instead = instead,
            Bodies = [.. bodies ?? ["Council"]],
            DecidedOn = Day(on),
            DecidedBy = "Nadia",
        };
    }

    [Fact]
    public void Where_two_people_from_two_bodies_decide_one_body_twice_is_not_two()
    {
        var procedure = Builtin.WestNorthamptonshire with { Deciding = Builtin.WestNorthamptonshire.Deciding with { By = DecidedBy.TwoPeopleFromTwoBodies } };
        var made = With(3).Assessed();
        var decision = Decision(ThresholdHow.ByCount);
        decision.Bodies.Clear();
        decision.Bodies.AddRange(["Council", "Council"]);
        Assert.Throws<RuleRefusedException>(() => made.RecordThresholdDecision(decision, Rules(procedure), Coordinator, Now));
    }

    [Theory]
    [InlineData("Senior manager", true)]
    [InlineData("Caretaker", false)]
    public void An_officer_of_a_named_grade_may_authorise_a_review(string grade, bool allowed)
    {
        var made = With(0).Assessed();
        if (!allowed)
        {
            Assert.Throws<RuleRefusedException>(() => made.GiveAuthority("Grace", grade, "To safeguard", Rules().Procedure, Coordinator, Now));
            return;
        }
        made.GiveAuthority("Grace", grade, "To safeguard", Rules().Procedure, Coordinator, Now);
        made.RecordThresholdDecision(Decision(ThresholdHow.ByAuthority), Rules(), Coordinator, Now);
        Assert.Equal(CaseStage.Met, made.Stage);
        Assert.Throws<RuleRefusedException>(() => With(0).GiveAuthority("Grace", grade, "To safeguard", Builtin.Staffordshire, Coordinator, Now));
    }

    [Fact]
    public void A_case_not_met_is_reopened_as_a_new_round_at_the_threshold()
    {
        var made = With(2).Assessed();
        made.RecordThresholdDecision(Decision(ThresholdHow.NotMet), Rules(), Coordinator, Now);
        Assert.Throws<RuleRefusedException>(() => made.Reopen(" ", Coordinator, Now));
        Assert.Throws<RuleRefusedException>(() => made.Reopen("More reports", Applicant, Now));
        made.Reopen("More reports", Coordinator, Now);
        Assert.Equal((2, CaseStage.ThresholdToDecide), (made.Round, made.Stage));
        Assert.Null(made.Decision);
        Assert.All(made.WaitingEvents.TakeLast(2), e => Assert.Equal(2, e.Round));
        Assert.Throws<RuleRefusedException>(() => made.Reopen("Again", Coordinator, Now));
    }

    [Fact]
    public void Reopening_what_was_withdrawn_brings_it_back_to_the_threshold()
    {
        var made = With(3);
        made.Withdraw(Case.WithdrawnHow.Online, "x", "", Rules(), Applicant, Now);
        made.Reopen("They came back", Coordinator, Now);
        Assert.Equal((2, CaseStage.ThresholdToDecide), (made.Round, made.Stage));
    }

    [Fact]
    public void A_death_recorded_once_stops_all_that_goes_out()
    {
        var made = With(3);
        Assert.Throws<RuleRefusedException>(() => made.RecordDeath(made.Applicant.Id, Day("2026-03-03"), Coordinator, Now));
        Assert.False(made.OutgoingStopped);
        made.RecordDeath(made.Applicant.Id, Day("2026-03-01"), Coordinator, Now);
        Assert.True(made.OutgoingStopped);
        Assert.Equal(CaseStage.ThresholdToDecide, made.Stage);   // the review itself is not ended by it
    }

    [Theory]
    [InlineData(AuthorityKind.WrittenConsent, ConsentState.Given)]
    [InlineData(AuthorityKind.PowerOfAttorney, ConsentState.Given)]
    [InlineData(AuthorityKind.CannotConsent, ConsentState.NotNeeded)]
    [InlineData(AuthorityKind.Safeguarding, ConsentState.NotNeeded)]
    public void Consent_is_confirmed_on_a_basis_and_never_after_today(AuthorityKind basis, ConsentState state)
    {
        var made = With(1, consents: false);
        Assert.Throws<RuleRefusedException>(() => made.ConfirmConsent(made.Applicant.Id, basis, "by letter", "Nadia", Day("2026-03-03"), Rules(), Coordinator, Now));
        made.ConfirmConsent(made.Applicant.Id, basis, "by letter", "Nadia", Day("2026-03-02"), Rules(), Coordinator, Now);
        Assert.Equal(state, made.Applicant.Consent.State);
    }

    [Fact]
    public void Consent_that_comes_late_in_the_day_counts_from_the_next()
    {
        var made = With(1, consents: false);
        var evening = new DateTimeOffset(2026, 3, 2, 18, 0, 0, TimeSpan.Zero);
        made.ConfirmConsent(made.Applicant.Id, AuthorityKind.WrittenConsent, "by e-mail", "Nadia", Day("2026-03-02"), Rules(), Coordinator, evening);
        Assert.Equal(Day("2026-03-03"), Anchor(made, AnchorKind.ConsentConfirmed));
    }

    [Fact]
    public void Consent_withdrawn_is_looked_at_for_pressure_and_ends_no_case()
    {
        var made = With(3);
        Assert.Throws<RuleRefusedException>(() => made.RecordConsentWithdrawn(made.Applicant.Id, "by telephone", " ", "Sharing", Coordinator, Now));
        made.RecordConsentWithdrawn(made.Applicant.Id, "by telephone", "None found", "Sharing stops; the review goes on", Coordinator, Now);
        Assert.Equal((ConsentState.Withdrawn, CaseStage.ThresholdToDecide), (made.Applicant.Consent.State, made.Stage));
    }

    [Theory]
    [InlineData(ThresholdHow.ByJudgement, "main", "judgement")]
    [InlineData(ThresholdHow.ByJudgement, "no such route", "judgement")]
    [InlineData(ThresholdHow.AcceptedAnyway, "main", null)]
    [InlineData(ThresholdHow.ByAuthority, "main", "safeguarding")]
    public void The_route_of_a_decision_is_that_of_its_way_of_deciding_whatever_was_named(ThresholdHow how, string named, string? route)
    {
        var made = With(1).Assessed();
        if (how == ThresholdHow.ByAuthority) made.GiveAuthority("Grace Adeyemi-Holt", "Assistant Director Housing and Communities", "At risk", Rules().Procedure, Coordinator, Now);
        var decision = Decision(how);
        decision.Route = named;
        made.RecordThresholdDecision(decision, Rules(), Coordinator, Now);
        Assert.Equal((route, route), (made.Route, made.Decision!.Route));
    }

    [Fact]
    public void What_an_officer_authorised_was_for_the_decision_before_the_case_was_opened_again()
    {
        var made = With(1).Assessed();
        made.GiveAuthority("Grace Adeyemi-Holt", "Assistant Director Housing and Communities", "At risk", Rules().Procedure, Coordinator, Now);
        made.Withdraw(Case.WithdrawnHow.InWriting, "No more", "None found", Rules(), Coordinator, Now);
        made.Reopen("They ask again", Coordinator, Now);
        Assert.Throws<RuleRefusedException>(() => made.RecordThresholdDecision(Decision(ThresholdHow.ByAuthority), Rules(), Coordinator, Now));
    }

    [Fact]
    public void An_agency_answers_for_its_own_reports_and_for_no_other_agencys()
    {
        var made = With(3);
        made.Complaints[1].AgencyKind = AgencyKinds.Police;
        made.Complaints[2].AgencyKind = null;
        var council = new Agency { AreaId = made.AreaId, Name = "The council", Kind = AgencyKinds.Council, Email = "council@bodies.example", IsRelevantBody = true };
        List<int> told = [1, 2, 3, 99, 1];
        var request = Information.InformationRequest.Ask(made, council, "Please confirm", Day("2026-03-12"), Coordinator, Now);
        request.Answer(made, [.. told.Select(n => new Information.ReportAnswer(n, true, null, null, null, null))], [], null, unconfirmed: false, Coordinator, Now);
        Assert.Equal([1, 3], request.Reports.Select(r => r.Number));
    }

    [Fact]
    public void Contact_is_given_up_only_after_two_ways_or_three_days()
    {
        (string, DateOnly) call = ("telephone", Day("2026-03-01"));
        var made = With(2);
        Assert.Throws<RuleRefusedException>(() => made.CloseForNoContact([], Rules(), Coordinator, Now));
        Assert.Throws<RuleRefusedException>(() => made.CloseForNoContact([call, call, call], Rules(), Coordinator, Now));
        made.CloseForNoContact([call, ("telephone", Day("2026-02-27")), ("telephone", Day("2026-02-28"))], Rules(), Coordinator, Now);
        Assert.Equal(CaseStage.NoContact, made.Stage);
    }

    [Fact]
    public void A_limit_is_extended_only_where_the_procedure_allows_it_and_never_into_the_past()
    {
        var made = With(3);
        void Set(string limit, string day, string why) => made.SetDate(Rules().Procedure.TimeLimits.Single(l => l.Limit == limit), "", null, null, Day(day), why, Rules(), Coordinator, Now);
        Assert.Throws<RuleRefusedException>(() => Set("decide", "2026-04-01", "Busy"));
        Assert.Equal("Date", Assert.Throws<RuleRefusedException>(() => Set("panel", "2026-03-01", "x")).About);
        Assert.Throws<RuleRefusedException>(() => Set("panel", "2026-04-01", ""));
        Set("panel", "2026-04-01", "The chair is away");
        Assert.Equal(Day("2026-04-01"), Anchor(made, AnchorKind.DateSet));
    }

    [Theory]
    [InlineData("2026-03-30", true)]    // 10 working days after Monday 16 March
    [InlineData("2026-03-31", false)]
    public void A_limit_is_extended_no_further_than_the_procedure_says_counted_from_its_own_day_however_often(string to, bool allowed)
    {
        var source = new Source { Document = "policy", Paragraph = "section 9" };
        var procedure = Builtin.WestNorthamptonshire;
        var decide = procedure.TimeLimits.Single(l => l.Limit == "decide") with { Extension = new() { VictimIsTold = true, AtMost = new(10, PeriodUnit.WorkingDays), Source = source } };
        var rules = Rules(procedure with { TimeLimits = [.. procedure.TimeLimits.Where(l => l.Limit != "decide"), decide] });
        var made = With(3);
        void Extend(DateOnly? was, DateOnly date) => made.SetDate(decide, "", was, Day("2026-03-16"), date, "The agencies have not answered", rules, Coordinator, Now);

        Extend(Day("2026-03-16"), Day("2026-03-25"));
        var refused = Record.Exception(() => Extend(Day("2026-03-25"), Day(to))) as RuleRefusedException;

        Assert.Equal(allowed, refused is null);
        if (refused is not null)
        {
            Assert.Equal("Date", refused.About);
            Assert.Contains("by 10 working days at most, to 30 March 2026.", refused.Message, StringComparison.Ordinal);
            Assert.EndsWith(", section 9.", refused.Message, StringComparison.Ordinal);   // the procedure is quoted
        }
    }

    [Fact]
    public void Waiting_for_consent_has_a_day_and_while_three_complaints_stand_is_refused_without_one_or_with_one_far_off()
    {
        var made = With(3, consents: false);
        void Ask(string? day) => made.AskConsent(made.Applicant.Id, "by letter", day is null ? null : Day(day), Rules(), Coordinator, Now);

        Assert.Equal(("s.104(4)", "LookAgain"), Of(Assert.Throws<RuleRefusedException>(() => Ask(null))));
        Assert.Equal(("s.104(4)", "LookAgain"), Of(Assert.Throws<RuleRefusedException>(() => Ask("2026-03-17"))));
        Assert.Null(Assert.Throws<RuleRefusedException>(() => Ask("2026-03-01")).Section);
        Assert.Equal("s.104(4)", Assert.Throws<RuleRefusedException>(() => made.AskForInformation("The dates", Day("2026-05-01"), Rules(), Coordinator, Now)).Section);
        Ask("2026-03-16");   // 14 days, our own convention
        Assert.Equal((Day("2026-03-16"), CaseStage.AwaitingConsentOrInformation), (made.LookAgainOn!.Value, made.Stage));

        static (string?, string?) Of(RuleRefusedException refused) => (refused.Section, refused.About);
    }

    [Fact]
    public void On_the_day_itself_a_new_day_to_look_again_takes_the_place_of_the_old_one()
    {
        var made = With(2, consents: false);
        made.AskConsent(made.Applicant.Id, "by letter", Day("2026-03-09"), Rules(), Coordinator, Now);
        made.AskConsent(made.Applicant.Id, "by letter", Day("2026-03-16"), Rules(), Coordinator, Now.AddDays(7));
        Assert.Equal(Day("2026-03-16"), made.LookAgainOn);
    }

    [Fact]
    public void Waiting_ends_with_what_was_waited_for_and_two_complaints_take_our_own_day()
    {
        var made = With(2, consents: false);
        made.AskConsent(made.Applicant.Id, "by letter", null, Rules(), Coordinator, Now);
        Assert.Equal(Day("2026-03-16"), made.LookAgainOn);
        made.AskForInformation("The dates", Day("2026-03-09"), Rules(), Coordinator, Now);
        Assert.Equal(Day("2026-03-09"), made.LookAgainOn);   // the earlier of the two
        made.RecordInformation("The dates", Rules(), Coordinator, Now);
        Assert.NotNull(made.LookAgainOn);                    // consent is still waited for
        made.ConfirmConsent(made.Applicant.Id, AuthorityKind.WrittenConsent, "signed form", "Margaret Ellery", Day("2026-03-02"), Rules(), Coordinator, Now);
        Assert.Null(made.LookAgainOn);
    }

    [Fact]
    public void Nobody_waits_any_more_for_the_consent_of_whoever_withdrew()
    {
        var made = With(2, consents: false);
        made.AskConsent(made.Applicant.Id, "by letter", null, Rules(), Coordinator, Now);
        made.RecordConsentWithdrawn(made.Applicant.Id, "by telephone", "Asked alone; none", "Their letters", Coordinator, Now);
        Assert.Null(made.LookAgainOn);
    }

    [Fact]
    public void A_reference_is_read_as_somebody_may_have_typed_it()
    {
        Assert.Equal("STA-7K3M-92XQ", Reference.Normalise(" sta 7k3m 92xq "));
        Assert.Equal("STA-7K3M-92XQ", Reference.Normalise("STA7K3M92XQ"));
        Assert.Equal("", Reference.Normalise(null));
        var made = Enumerable.Range(0, 500).Select(_ => Reference.New("STA")).ToList();
        Assert.Equal(500, made.Distinct().Count());
        Assert.All(made, r => Assert.True(r == Reference.Normalise(r) && !r[4..].Any("0O1ILU".Contains)));
    }
}
