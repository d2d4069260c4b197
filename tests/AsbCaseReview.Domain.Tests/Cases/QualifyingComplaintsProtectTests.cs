using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Information;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using AsbCaseReview.Domain.Thresholds;
using static AsbCaseReview.Domain.Tests.Support.CaseOf;

namespace AsbCaseReview.Domain.Tests.Cases;

/// <summary>s.104(4): while three qualifying complaints stand, nothing ends a case before a review, and there is no way round.</summary>
public sealed class QualifyingComplaintsProtectTests
{
    private static readonly (string, DateOnly)[] Tried = [("telephone", new(2026, 3, 1)), ("letter", new(2026, 3, 2))];

    private static readonly Dictionary<string, CaseStage> EndsAt = new()
    {
        ["signposted"] = CaseStage.SignpostedElsewhere,
        ["out of scope"] = CaseStage.SignpostedElsewhere,
        ["no contact"] = CaseStage.NoContact,
        ["contact given up"] = CaseStage.Received,
        ["spoken withdrawal"] = CaseStage.Withdrawn,
        ["withdrawn online by staff"] = CaseStage.Withdrawn,
    };

    public static TheoryData<string> Endings => [.. EndsAt.Keys];

    private static void End(Case @case, string ending)
    {
        var rules = Rules();
        switch (ending)
        {
            case "signposted": @case.SignpostElsewhere("Landlord", "It is for the landlord", rules, Coordinator, Now); break;
            case "out of scope": @case.CloseAsOutOfScope(OutOfScope.ServiceComplaintOnly, "About a service", rules, Coordinator, Now); break;
            case "no contact": @case.CloseForNoContact(Tried, rules, Coordinator, Now); break;
            case "contact given up": @case.GiveUpContact(Tried, rules, Coordinator, Now); break;
            case "spoken withdrawal": @case.Withdraw(Case.WithdrawnHow.Spoken, "Forget it", "Asked twice, alone", rules, Coordinator, Now); break;
            default: @case.Withdraw(Case.WithdrawnHow.Online, "Forget it", "Asked twice, alone", rules, Coordinator, Now); break;
        }
    }

    [Theory, MemberData(nameof(Endings))]
    public void Nothing_ends_a_case_while_three_stand(string ending)
    {
        var made = With(3);
        var (stage, version, events) = (made.Stage, made.Version, made.WaitingEvents.Count);
        Assert.Equal("s.104(4)", Assert.Throws<RuleRefusedException>(() => End(made, ending)).Section);
        Assert.Equal((stage, version, events), (made.Stage, made.Version, made.WaitingEvents.Count));
    }

    [Theory, MemberData(nameof(Endings))]
    public void With_two_it_may_end(string ending)
    {
        var made = With(2, consents: false);
        End(made, ending);
        Assert.Equal(EndsAt[ending], made.Stage);
    }

    [Fact]
    public void The_applicant_may_withdraw_themselves_or_in_writing()
    {
        var online = With(3);
        online.Withdraw(Case.WithdrawnHow.Online, "I have moved away", "", Rules(), Applicant, Now);
        Assert.Equal(CaseStage.Withdrawn, online.Stage);
        var written = With(3);
        Assert.Throws<RuleRefusedException>(() => written.Withdraw(Case.WithdrawnHow.InWriting, "I have moved away", " ", Rules(), Coordinator, Now));
        written.Withdraw(Case.WithdrawnHow.InWriting, "I have moved away", "Nobody put pressure on her", Rules(), Coordinator, Now);
        Assert.Equal(CaseStage.Withdrawn, written.Stage);
    }

    [Fact]
    public void Not_met_cannot_be_recorded()
    {
        var made = With(3).Assessed();
        Assert.Equal("s.104(4)", Assert.Throws<RuleRefusedException>(() => made.RecordThresholdDecision(Decision(ThresholdHow.NotMet), Rules(), Coordinator, Now)).Section);
        Assert.Empty(made.Decisions);
        made.RecordThresholdDecision(Decision(ThresholdHow.ByCount), Rules(), Coordinator, Now);
        Assert.Equal(CaseStage.Met, made.Stage);
    }

    [Fact]
    public void Setting_one_of_three_aside_is_only_proposed_until_somebody_from_another_relevant_body_agrees()
    {
        var made = With(3).Assessed();
        made.SetComplaintAside(1, "It was about another street", unrelated: true, Rules(), Coordinator, Now);
        Assert.Equal(SetAsideState.Proposed, made.Complaints[0].SetAsideState);
        Assert.True(made.Assess(Rules().Procedure).Statute.Met);
        Assert.Throws<RuleRefusedException>(() => made.RecordThresholdDecision(Decision(ThresholdHow.NotMet), Rules(), Coordinator, Now));

        foreach (var (by, relevant) in new[] { (Coordinator, true), (Colleague, true), (Police with { Body = "Council" }, true), (Police, false), (Police with { Id = null }, true), (Police with { Id = Coordinator.Id }, true) })
            Assert.Equal("s.104(4)", Assert.Throws<RuleRefusedException>(() => made.AgreeToSetAside(1, relevant, by, Now)).Section);
        made.AgreeToSetAside(1, ofRelevantBody: true, Police, Now);
        Assert.False(made.Assess(Rules().Procedure).Statute.Met);
        Assert.Equal("Kiran", made.Complaints[0].SettingAside!.AgreedBy);
        made.RecordThresholdDecision(Decision(ThresholdHow.NotMet), Rules(), Coordinator, Now);
        Assert.Equal(CaseStage.NotMet, made.Stage);
    }

    [Fact]
    public void One_of_four_may_be_set_aside_alone_and_the_next_may_not()
    {
        var made = With(4);
        made.SetComplaintAside(4, "Entered twice", false, Rules(), Coordinator, Now);
        made.SetComplaintAside(3, "Entered twice", false, Rules(), Coordinator, Now);
        Assert.Equal([SetAsideState.Stands, SetAsideState.Stands, SetAsideState.Proposed, SetAsideState.SetAside], made.Complaints.OrderBy(c => c.Number).Select(c => c.SetAsideState));
    }

    [Fact]
    public void Setting_aside_needs_a_reason_and_is_undone_by_reinstating()
    {
        var made = With(4);
        Assert.Throws<RuleRefusedException>(() => made.SetComplaintAside(4, " ", false, Rules(), Coordinator, Now));
        made.SetComplaintAside(4, "Entered twice", false, Rules(), Coordinator, Now);
        made.ReinstateComplaint(4, "It was not", Coordinator, Now);
        Assert.Equal(4, made.Assess(Rules().Procedure).Statute.Counted);
    }

    [Fact]
    public void Correcting_a_date_or_joining_reports_is_no_way_round()
    {
        var made = With(3);
        var late = made.Complaints[0].HappenedFrom.AddMonths(-3);
        Assert.Equal("s.104(4)", Assert.Throws<RuleRefusedException>(() => made.CorrectComplaint(1, new() { HappenedFrom = late, HappenedTo = late }, "Council", "Their record says so", Rules(), Coordinator, Now)).Section);
        Assert.Equal("s.104(4)", Assert.Throws<RuleRefusedException>(() => made.JoinComplaints([1, 2], "The same night", Rules(), Coordinator, Now)).Section);
        Assert.Equal(3, made.Assess(Rules().Procedure).Statute.Counted);
        made.JoinComplaints([1], "On its own", Rules(), Coordinator, Now);
        made.CorrectComplaint(1, new() { AgencyReference = "INC-12" }, "Council", "Reference added", Rules(), Coordinator, Now);
    }

    [Fact]
    public void A_report_that_the_agency_cannot_find_still_stands()
    {
        var made = With(3);
        made.VerifyComplaint(1, "Council", traced: false, "Nothing on file", Coordinator, Now);
        Assert.True(made.Assess(Rules().Procedure).Statute.Met);
    }

    [Fact]
    public void An_agencys_own_record_can_make_the_third()
    {
        var made = With(2);
        var own = Complaint(made.Id, made.NextComplaintNumber, new(2026, 1, 5));
        made.AddComplaint(own, Police, Now);
        Assert.True(made.Assess(Rules().Procedure).Statute.Met);
    }

    [Fact]
    public void A_report_cannot_have_been_made_before_it_happened()
    {
        var made = With(1);
        var impossible = Complaint(made.Id, 2, new(2026, 2, 10));
        impossible.ReportedFrom = impossible.ReportedTo = new(2026, 2, 9);
        Assert.Throws<RuleRefusedException>(() => made.AddComplaint(impossible, Coordinator, Now));
        Assert.Throws<RuleRefusedException>(() => made.CorrectComplaint(1, new() { ReportedFrom = new(2025, 1, 1), ReportedTo = new(2025, 1, 1) }, "Council", "x", Rules(), Coordinator, Now));
    }

    [Fact]
    public void Local_conditions_recorded_as_no_change_nothing()
    {
        var made = With(3).Assessed();
        made.RecordConditions(new Dictionary<string, bool> { ["noEffectiveAction"] = false }, Coordinator, Now);
        Assert.Throws<RuleRefusedException>(() => made.RecordThresholdDecision(Decision(ThresholdHow.NotMet), Rules(), Coordinator, Now));
    }

    [Fact]
    public void A_new_report_is_an_incident_of_its_own_after_reports_were_joined_and_parted()
    {
        var made = With(2);
        made.JoinComplaints([2], "Another night", Rules(), Coordinator, Now);   // incident 3
        var request = InformationRequest.Ask(made, new() { AreaId = made.AreaId, Name = "Police", Kind = AgencyKinds.Police, Email = "police@bodies.example" }, "Do you hold these?", new(2026, 3, 9), Coordinator, Now);
        made.AddComplaint(request.ToComplaint(new(new(2026, 1, 5), new(2026, 1, 6), null, false, "A call"), made), Police, Now);
        Assert.Equal([1, 3, 4], made.Complaints.OrderBy(c => c.Number).Select(c => c.Incident));
        Assert.Equal(3, made.Assess(Rules().Procedure).Routes[0].Counted);
    }

    // s.104(12) lets a procedure count one person's complaints once, never two people's.
    [Fact]
    public void Two_reports_of_one_incident_by_people_whom_nobody_knows_are_two()
    {
        var made = With(1);
        foreach (var number in new[] { 2, 3 })
        {
            var own = Complaint(made.Id, number, new(2026, 1, 5));
            (own.PersonNumber, own.Incident) = (null, 7);
            made.AddComplaint(own, Police, Now);
        }
        Assert.Equal(3, made.Assess(Rules().Procedure).Statute.Counted);
    }

    [Fact]
    public void Two_victims_of_one_household_are_one_household()
    {
        var made = With(1);
        made.AddPerson(new() { CaseId = made.Id, Number = 2, Part = PersonPart.Victim, Kind = PersonKind.Person, Name = "Her son", Household = 1 }, Coordinator, Now);
        made.AddPerson(new() { CaseId = made.Id, Number = 3, Part = PersonPart.Victim, Kind = PersonKind.Person, Name = "A neighbour", Household = 2 }, Coordinator, Now);
        foreach (var number in new[] { 2, 3 })
        {
            var own = Complaint(made.Id, number, new(2026, 2, number));
            own.PersonNumber = number;
            made.AddComplaint(own, Coordinator, Now);
        }
        Assert.Equal(2, made.Assess(Builtin.With(Builtin.Route(3, CountedThing.Households))).Routes[0].Counted);
    }
}
