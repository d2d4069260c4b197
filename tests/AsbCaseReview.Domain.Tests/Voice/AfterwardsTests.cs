using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Tests.Support;
using AsbCaseReview.Domain.Thresholds;
using AsbCaseReview.Domain.Voice;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Voice;

/// <summary>How things are since a case was closed.</summary>
public sealed class AfterwardsTests
{
    private static readonly DateTimeOffset Closing = new(2026, 3, 31, 9, 0, 0, TimeSpan.Zero);

    private static Case Closed(bool twoHouseholds = false, Action<Case>? before = null)
    {
        var @case = CaseOf.With(1).Assessed();
        if (twoHouseholds)
            @case.AddPerson(new() { CaseId = @case.Id, Number = 2, Part = PersonPart.Victim, Kind = PersonKind.Person, Household = 2, Name = "Rashid Balogun", Consent = new() { State = ConsentState.Given } }, CaseOf.Coordinator, CaseOf.Now);
        @case.RecordThresholdDecision(CaseOf.Decision(ThresholdHow.NotMet), CaseOf.Rules(), CaseOf.Coordinator, CaseOf.Now);
        before?.Invoke(@case);
        @case.Close("Followed up by the team", null, CaseOf.Coordinator, Closing);
        return @case;
    }

    private static IReadOnlyList<TimetableLine> Lines(Case @case) => [.. Timetable.Of(Builtin.WestNorthamptonshire,
        [.. @case.WaitingEvents.Where(e => e.Anchor is not null).Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round))], CaseOf.Rules().Calendar).Where(l => l.Limit == Limits.AskAfterwards)];

    [Fact]
    public void Closing_sets_a_day_eight_weeks_on_to_ask_each_victim()
    {
        var @case = Closed(twoHouseholds: true);
        Assert.Equal([Day("2026-05-26"), Day("2026-05-26")], Lines(@case).Select(l => l.Due!.Value));
        Assert.Equal(@case.People.Select(p => p.Id.ToString()).Order(), Lines(@case).Select(l => l.Subject).Order());
        Assert.All(Lines(@case), l => Assert.Equal(DeadlineState.Open, l.State));
    }

    [Fact]
    public void Who_has_left_or_died_is_not_asked()
    {
        var @case = Closed(twoHouseholds: true, c => c.RecordConsentWithdrawn(c.People[1].Id, "by telephone", "Asked alone: none", "Nothing more is sent", CaseOf.Coordinator, CaseOf.Now));
        Assert.Equal(@case.Applicant.Id.ToString(), Assert.Single(Lines(@case)).Subject);
        Assert.Empty(Lines(Closed(before: c => c.RecordDeath(c.Applicant.Id, c.ReceivedOn, CaseOf.Coordinator, CaseOf.Now))));
    }

    [Fact]
    public void It_can_be_settled_otherwise_by_the_area()
    {
        var procedure = Builtin.WestNorthamptonshire with { Conventions = Builtin.WestNorthamptonshire.Conventions with { AskAfterwardsAfter = new(3, Domain.Calendar.PeriodUnit.Months) } };
        Assert.Equal("3 months", Limits.Find(procedure, Limits.AskAfterwards)!.Period.ToString());
    }

    [Fact]
    public void Asked_once_answered_as_often_as_they_like()
    {
        var @case = Closed();
        var voice = VictimVoice.Of(@case, @case.Applicant.Id);
        voice.AskAfterwards(@case, "by e-mail", CaseOf.Coordinator, Closing.AddDays(56));
        Assert.Throws<RuleRefusedException>(() => voice.AskAfterwards(@case, "by e-mail", CaseOf.Coordinator, Closing.AddDays(57)));
        voice.AnswerAfterwards(@case, HowThingsAre.Better, null, CaseOf.Applicant, Closing.AddDays(58));
        voice.AnswerAfterwards(@case, HowThingsAre.Worse, new("Again each night"), CaseOf.Applicant, Closing.AddDays(90));
        Assert.Equal((DeadlineState.Kept, Day("2026-05-26")), (Lines(@case)[0].State, Lines(@case)[0].DoneOn));
        Assert.Equal(HowThingsAre.Worse, voice.SaidAfterwards(1)!.How);
        Assert.True(voice.SaidAfterwards(1)!.Waits);
    }

    [Fact]
    public void Who_answers_by_themselves_is_not_asked_any_more()
    {
        var @case = Closed();
        VictimVoice.Of(@case, @case.Applicant.Id).AnswerAfterwards(@case, HowThingsAre.Same, null, CaseOf.Applicant, Closing.AddDays(10));
        Assert.Equal(DeadlineState.Kept, Assert.Single(Lines(@case)).State);
    }

    [Fact]
    public void Worse_waits_until_somebody_says_what_came_of_it()
    {
        var @case = Closed();
        var voice = VictimVoice.Of(@case, @case.Applicant.Id);
        var answer = voice.AnswerAfterwards(@case, HowThingsAre.Worse, null, CaseOf.Applicant, Closing.AddDays(60));
        Assert.Throws<RuleRefusedException>(() => voice.FollowUpAfterwards(@case, answer.Id, " ", CaseOf.Coordinator, Closing.AddDays(61)));
        voice.FollowUpAfterwards(@case, answer.Id, "Called; the case is opened again", CaseOf.Coordinator, Closing.AddDays(61));
        Assert.False(answer.Waits);
        Assert.Throws<RuleRefusedException>(() => voice.FollowUpAfterwards(@case, answer.Id, "Twice", CaseOf.Coordinator, Closing.AddDays(61)));
    }

    [Fact]
    public void A_case_that_is_opened_again_is_asked_about_only_after_its_next_closing()
    {
        var @case = Closed();
        @case.Reopen("It began again", CaseOf.Coordinator, Closing.AddDays(20));
        Assert.Equal(DeadlineState.Ended, Assert.Single(Lines(@case)).State);
        Assert.Throws<RuleRefusedException>(() => VictimVoice.Of(@case, @case.Applicant.Id).AnswerAfterwards(@case, HowThingsAre.Worse, null, CaseOf.Applicant, Closing.AddDays(21)));
    }

    [Fact]
    public void Events_never_hold_what_was_written()
    {
        var @case = Closed();
        VictimVoice.Of(@case, @case.Applicant.Id).AnswerAfterwards(@case, HowThingsAre.Worse, new("Desmond again"), CaseOf.Applicant, Closing.AddDays(60));
        Assert.All(@case.WaitingEvents, e => Assert.DoesNotContain("Desmond", e.Body.ToString()!, StringComparison.Ordinal));
    }
}
