using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Questions;
using AsbCaseReview.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Questions;

/// <summary>What somebody asks from their page, and the day by which it is answered.</summary>
public sealed class QuestionThreadTests
{
    private readonly Case _case = CaseOf.With(3);
    private readonly QuestionThread _thread;

    public QuestionThreadTests()
    {
        _thread = QuestionThread.Of(_case, _case.Applicant);
        _case.EventsSaved();
    }

    private static DateTimeOffset At(string day, int hour = 10) => new(Day(day), new(hour, 0), TimeSpan.Zero);

    private void Ask(string words, DateTimeOffset at) => _thread.Ask(_case, new(words), CaseOf.Rules(), CaseOf.Applicant, at);

    private IReadOnlyList<TimetableLine> Lines(Procedure? procedure = null) => [.. Timetable.Of(procedure ?? Builtin.WestNorthamptonshire,
        [.. _case.WaitingEvents.Where(e => e.Anchor is not null).Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round))], CaseOf.Rules().Calendar).Where(l => l.Limit == Limits.AnswerQuestion)];

    [Theory]
    [InlineData("2026-03-02", 10, "2026-03-09")]   // Monday: 5 working days
    [InlineData("2026-03-06", 22, "2026-03-16")]   // Friday night arrives on Monday
    [InlineData("2026-04-01", 10, "2026-04-10")]   // over Easter
    public void A_question_is_answered_within_five_working_days_of_its_arrival(string day, int hour, string due)
    {
        Ask("When is the meeting?", At(day, hour));
        var line = Assert.Single(Lines());
        Assert.Equal((Day(due), DeadlineState.Open), (line.Due, line.State));
        Assert.Equal(Standing.Ours, Limits.Find(Builtin.WestNorthamptonshire, Limits.AnswerQuestion)!.Source.Standing);
    }

    [Fact]
    public void A_procedure_may_state_a_limit_of_its_own_or_settle_the_convention()
    {
        Ask("When is the meeting?", At("2026-03-02"));
        Assert.Equal(Day("2026-03-04"), Lines(Builtin.With(Builtin.Limit(Limits.AnswerQuestion, AnchorKind.QuestionAsked, "2 working days", AnchorKind.QuestionAnswered)))[0].Due);
        var convention = Builtin.WestNorthamptonshire with { Conventions = Builtin.WestNorthamptonshire.Conventions with { AnswerQuestionsWithin = new(3, PeriodUnit.WorkingDays) } };
        Assert.Equal(Day("2026-03-05"), Lines(convention)[0].Due);
    }

    [Fact]
    public void Who_writes_again_before_the_answer_does_not_move_the_day()
    {
        Ask("When is the meeting?", At("2026-03-02"));
        Ask("And where?", At("2026-03-05"));
        Assert.Equal(Day("2026-03-09"), Assert.Single(Lines()).Due);
        Assert.Equal(2, _thread.Messages.Count);
    }

    [Fact]
    public void Sent_twice_it_is_one_message()
    {
        Ask("When is the meeting?", At("2026-03-02"));
        Ask("When is the meeting?", At("2026-03-02"));
        Assert.Single(_thread.Messages);
        Assert.Single(_case.WaitingEvents);
    }

    [Fact]
    public void The_next_question_has_a_day_of_its_own_and_the_first_was_kept()
    {
        Ask("When?", At("2026-03-02"));
        _thread.Answer(_case, "On 20 March.", CaseOf.Coordinator, At("2026-03-03"));
        Ask("Where?", At("2026-03-04"));
        Assert.Equal([DeadlineState.Kept, DeadlineState.Open], Lines().OrderBy(l => l.Subject).Select(l => l.State));
        Assert.NotNull(_thread.WaitingSince);
    }

    [Fact]
    public void A_question_waits_on_after_the_case_is_closed()
    {
        Ask("When?", At("2026-03-02"));
        _case.Record(new Happened.NoteAdded("x"), CaseOf.Coordinator, At("2026-03-03"), AnchorKind.Closed);
        Assert.Equal(DeadlineState.Open, Assert.Single(Lines()).State);
        _thread.Answer(_case, "On 20 March.", CaseOf.Coordinator, At("2026-03-04"));
        Assert.Equal(DeadlineState.Kept, Assert.Single(Lines()).State);
    }

    [Fact]
    public void What_was_asked_before_a_reopening_is_ended_by_an_answer_after_it()
    {
        _case.Withdraw(Case.WithdrawnHow.InWriting, "", "none", CaseOf.Rules(), CaseOf.Coordinator, At("2026-03-02"));
        Ask("May I come back?", At("2026-03-02"));
        _case.Reopen("They asked", CaseOf.Coordinator, At("2026-03-03"));
        _thread.Answer(_case, "Yes.", CaseOf.Coordinator, At("2026-03-03"));
        Assert.Equal((1, DeadlineState.Kept), (Assert.Single(Lines()).Round, Lines()[0].State));
    }

    [Fact]
    public void Thanks_need_no_answer_and_that_is_said_why()
    {
        Ask("Thank you", At("2026-03-02"));
        Assert.Throws<RuleRefusedException>(() => _thread.SettleWithoutWriting(_case, " ", CaseOf.Coordinator, At("2026-03-02")));
        _thread.SettleWithoutWriting(_case, "Thanks", CaseOf.Coordinator, At("2026-03-02"));
        Assert.Equal(DeadlineState.Kept, Assert.Single(Lines()).State);
        Assert.Throws<RuleRefusedException>(() => _thread.SettleWithoutWriting(_case, "Again", CaseOf.Coordinator, At("2026-03-02")));
    }

    [Fact]
    public void The_coordinator_may_write_first_and_no_deadline_comes_of_it()
    {
        _thread.Answer(_case, "I am your contact now.", CaseOf.Coordinator, At("2026-03-02"));
        Assert.Empty(Lines());
        Assert.Null(_thread.WaitingSince);
    }

    [Fact]
    public void Events_never_hold_what_was_written()
    {
        Ask("Desmond did it", At("2026-03-02"));
        _thread.Answer(_case, "We know", CaseOf.Coordinator, At("2026-03-03"));
        Assert.All(_case.WaitingEvents, e => Assert.DoesNotContain("Desmond", e.Body.ToString()!, StringComparison.Ordinal));
        Assert.All(_case.WaitingEvents, e => Assert.DoesNotContain("We know", e.Body.ToString()!, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_victims_and_those_who_act_for_them_have_a_thread() =>
        Assert.Throws<RuleRefusedException>(() => QuestionThread.Of(_case, new() { CaseId = _case.Id, Number = 2, Part = PersonPart.Supporter, Kind = PersonKind.Person, Name = "Rosalind" }));

    [Fact]
    public void However_often_it_goes_back_and_forth_at_most_one_day_is_open_and_it_counts_from_what_waits() => Prop.ForAll((bool[] asks) =>
    {
        var @case = CaseOf.With(3);
        @case.EventsSaved();
        var thread = QuestionThread.Of(@case, @case.Applicant);
        var at = At("2026-03-02");
        foreach (var (asked, i) in asks.Take(30).Select((a, i) => (a, i)))
        {
            at = at.AddDays(1);
            if (asked) thread.Ask(@case, new($"Question {i}"), CaseOf.Rules(), CaseOf.Applicant, at);
            else thread.Answer(@case, $"Answer {i}", CaseOf.Coordinator, at);
        }
        var open = Timetable.Of(Builtin.WestNorthamptonshire, [.. @case.WaitingEvents.Where(e => e.Anchor is not null).Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round))], CaseOf.Rules().Calendar)
            .Where(l => l.State == DeadlineState.Open).ToList();
        return thread.WaitingSince is null ? open.Count == 0 : open.Count == 1 && open[0].Subject == thread.Subject;
    }).QuickCheckThrowOnFailure();
}
