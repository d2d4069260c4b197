using AsbCaseReview.Domain.ActionPlans;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Voice;

namespace AsbCaseReview.Domain.Cases;

// The dates of the review itself, so that its limits run. What happens in the panel room is recorded elsewhere.
public sealed partial class Case
{
    public void BeginGathering(string note, Actor by, DateTimeOffset at) => Raise(new Happened.InformationGatheringBegun(note), by, at);

    /// <param name="date">The day of the panel; arranging it again moves it.</param>
    public void ArrangePanel(DateOnly date, string note, Actor by, DateTimeOffset at)
    {
        if (date < London.DateOf(at)) throw new RuleRefusedException(new("The day of the panel has passed."));
        Raise(new Happened.PanelArranged(date, note), by, at, AnchorKind.PanelMeets, date);
    }

    /// <summary>The review has been told already and the panel meets once more: the stage stays.</summary>
    public bool MeetsAgain => Stage is CaseStage.OutcomeTold or CaseStage.ActionsOpen;

    /// <summary>A panel of several cases meets on a day: each moves by its own stage.</summary>
    public void PutBeforePanel(DateOnly date, string note, Actor by, DateTimeOffset at)
    {
        if (!MeetsAgain)
        {
            ArrangePanel(date, note, by, at);
            return;
        }
        if (date < London.DateOf(at)) throw new RuleRefusedException(new("The day of the panel has passed."));
        Raise(new Happened.FurtherMeetingArranged(date, note), by, at, AnchorKind.NextMeeting, date);
    }

    public void LeavePanelRoom(DateOnly on, string note, Actor by, DateTimeOffset at)
    {
        if (MeetsAgain) Raise(new Happened.FurtherMeetingHeld(note), by, at);
        else RecordPanelHeld(on, note, by, at);
    }

    /// <summary>The panel is not to meet after all; where none has been held the case goes back to gathering information.</summary>
    public void TakeOffPanel(string why, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why the panel is cancelled. Everybody concerned is told."));
        Raise(new Happened.PanelCancelled(why), by, at, to: Stage == CaseStage.PanelArranged ? CaseStage.GatheringInformation : Stage);
    }

    public void RecordPanelHeld(DateOnly on, string note, Actor by, DateTimeOffset at)
    {
        if (on > London.DateOf(at)) throw new RuleRefusedException(new("The panel cannot have been held after today."));
        Raise(new Happened.PanelHeld(note), by, at, AnchorKind.PanelHeld, on);
    }

    public void RecordOutcomeTold(DateOnly on, string how, Actor by, DateTimeOffset at)
    {
        if (on > London.DateOf(at)) throw new RuleRefusedException(new("The outcome cannot have been told after today."));
        Raise(new Happened.OutcomeTold(how), by, at, AnchorKind.OutcomeNotified, on);
    }

    public void AgreeActions(string note, Actor by, DateTimeOffset at) => Raise(new Happened.ActionsAgreed(note), by, at);

    /// <summary>Ends the case, and sets the day on which each victim is asked how things are since.</summary>
    /// <param name="plan">Of this case; null where nothing was agreed. Every action has to have ended or been handed over.</param>
    public void Close(string why, ActionPlan? plan, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why it is closed. The applicant will read it."));
        plan?.MustHaveEnded();
        Raise(new Happened.Closed(why), by, at, AnchorKind.Closed);
        if (OutgoingStopped) return;
        foreach (var victim in People.Where(VictimVoice.MustBeHeard)) Record(new Happened.AfterwardsPlanned(victim.Name), by, at, AnchorKind.AfterwardsPlanned, subject: victim.Id.ToString());
    }

    /// <summary>The victim was told how the actions stand: the next update is counted from it.</summary>
    public void RecordVictimUpdate(string how, string said, Actor by, DateTimeOffset at)
    {
        Needs(said, new("Say what the victim was told."));
        Record(new Happened.VictimUpdated(how, said), by, at, AnchorKind.VictimUpdated);
    }

    /// <summary>What an agency did at once against immediate risk; it waits for nobody.</summary>
    public void RecordInterimAction(string what, string risk, string agency, DateOnly on, Actor by, DateTimeOffset at)
    {
        Needs(what, new("Say what was done."));
        Needs(risk, new("Say against which risk."));
        if (on > London.DateOf(at)) throw new RuleRefusedException(new("It cannot have been done after today."));
        Record(new Happened.InterimActionTaken(what, risk, agency, on), by, at);
    }
}
