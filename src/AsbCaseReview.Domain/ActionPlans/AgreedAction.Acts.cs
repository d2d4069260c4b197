using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.ActionPlans;

// What is done with an action once it is agreed.
public sealed partial class AgreedAction
{
    /// <summary>The owner takes it on; a named person of the agency may do so for an action that had none.</summary>
    public void Accept(Case @case, StaffMember? owner, Actor by, DateTimeOffset at)
    {
        Raise(ActionAct.Accept, @case, new Happened.ActionAccepted(What, owner?.Name ?? OwnerName), by, at);
        if (owner is not null && owner.AgencyId == AgencyId) (OwnerId, OwnerName) = (owner.Id, owner.Name);
    }

    public void Decline(Case @case, string why, Actor by, DateTimeOffset at)
    {
        ActionPlan.Needs(why, new("Say why you cannot take it on."));
        Raise(ActionAct.Decline, @case, new Happened.ActionDeclined(What, AgencyName, why), by, at);
    }

    /// <summary>Another agency or person has it from now on. The ladder follows the new owner; the due day stays.</summary>
    public void Reassign(Case @case, Agency agency, StaffMember? owner, string why, Actor by, DateTimeOffset at)
    {
        ActionPlan.Needs(why, new("Say why it is given to somebody else."));
        ActionPlan.MustBeOf(@case, agency, owner);
        Raise(ActionAct.Reassign, @case, new Happened.ActionReassigned(What, OwnerName, owner?.Name ?? agency.Name, why), by, at);
        (AgencyId, AgencyName, OwnerId, OwnerName, MoreTime) = (agency.Id, agency.Name, owner?.Id, owner?.Name ?? agency.Name, null);
    }

    /// <summary>Words it otherwise, for example after the victim has commented. What was restricted stays out of the record.</summary>
    public void Change(Case @case, string what, string why, RestrictedText? restricted, string? victimMaySee, bool tellVictimFirst, Actor by, DateTimeOffset at)
    {
        ActionPlan.Needs(what, new("Say what will be done."));
        ActionPlan.Needs(why, new("Say why."));
        var sentence = ActionPlan.Text(victimMaySee);
        var changes = new List<ValueChange>();
        if (what.Trim() != What) changes.Add(new("what", What, what.Trim()));
        if (why.Trim() != Why) changes.Add(new("why", Why, why.Trim()));
        if (sentence != VictimMaySee) changes.Add(new("what the victim may read", VictimMaySee ?? "nothing", sentence ?? "nothing"));
        if (tellVictimFirst != TellVictimFirst) changes.Add(new("tell the victim first", TellVictimFirst ? "yes" : "no", tellVictimFirst ? "yes" : "no"));
        if (restricted != Restricted) changes.Add(new("restricted detail", "as before", "changed"));
        if (changes.Count == 0) throw new RuleRefusedException(new("Nothing is different from what is recorded."));
        Raise(ActionAct.Change, @case, new Happened.ActionChanged(What, changes), by, at);
        (What, Why, Restricted, VictimMaySee, TellVictimFirst) = (what.Trim(), why.Trim(), restricted, sentence, tellVictimFirst);
    }

    public void ReportProgress(Case @case, string progress, Actor by, DateTimeOffset at)
    {
        ActionPlan.Needs(progress, new("Say what has happened."));
        Raise(ActionAct.ReportProgress, @case, new Happened.ActionProgressed(What, progress), by, at);
        (Progress, ProgressOn) = (progress.Trim(), London.DateOf(at));
    }

    /// <param name="until">The new due day asked for; later than the present one, and not past.</param>
    public void AskMoreTime(Case @case, DateOnly until, string why, Actor by, DateTimeOffset at)
    {
        ActionPlan.Needs(why, new("Say why more time is needed."));
        MustBeLater(until, at);
        Raise(ActionAct.AskMoreTime, @case, new Happened.ActionMoreTimeAsked(What, DueOn, until, why), by, at);
        MoreTime = new(until, why.Trim(), by.Name, London.DateOf(at));
    }

    /// <summary>The coordinator gives the time asked for, or another day, or none; reminders and ladder follow the new day.</summary>
    /// <param name="until">Null: no more time.</param>
    public void DecideMoreTime(Case @case, DateOnly? until, string why, CaseRules rules, Actor by, DateTimeOffset at)
    {
        if (MoreTime is null) throw new RuleRefusedException(new("Nobody has asked for more time."));
        ActionPlan.Needs(why, new("Give the reason."));
        if (until is { } date) MustBeLater(date, at);
        Raise(ActionAct.DecideMoreTime, @case, new Happened.ActionMoreTimeDecided(What, DueOn, until, why), by, at);
        MoreTime = null;
        if (until is not { } day) return;
        DueOn = day;
        PlanNotices(rules, London.DateOf(at));
    }

    /// <summary>The victim was told before the person complained of notices; risk was looked at again.</summary>
    public void TellVictim(Case @case, string how, string risk, Actor by, DateTimeOffset at)
    {
        if (!TellVictimFirst) throw new RuleRefusedException(new("This action is not marked “tell the victim first”."));
        ActionPlan.Needs(how, new("Say how the victim was told."));
        ActionPlan.Needs(risk, new("Say how risk was looked at again, and what came of it."));
        Raise(ActionAct.TellVictim, @case, new Happened.ActionVictimTold(What, how, risk), by, at);
        VictimToldOn = London.DateOf(at);
    }

    /// <summary>The owner says that it is done, no longer needed or no longer possible.</summary>
    public void ReportEnd(Case @case, EndReport report, Actor by, DateTimeOffset at)
    {
        if (report.As is not (ActionState.Done or ActionState.NoLongerNeeded or ActionState.NoLongerPossible))
            throw new RuleRefusedException(new("Say whether it is done, no longer needed or no longer possible."));
        var done = report.As == ActionState.Done;
        ActionPlan.Needs(report.What, done ? new("Say what was done.") : new("Say why."));
        ActionPlan.Needs(report.Checked, done ? new("Say how it was checked.") : new("Say what happened instead."));
        if (report.On > London.DateOf(at)) throw new RuleRefusedException(new("It cannot have ended after today."));
        if (done && TellVictimFirst && VictimToldOn is null) throw new RuleRefusedException(new("This action is marked “tell the victim first”, and nobody has recorded that they were told. Speak with the coordinator."));
        if (!done && string.IsNullOrWhiteSpace(report.Replacement) && !report.PanelLooksAgain)
            throw new RuleRefusedException(new("Say what takes its place, or that the panel should look again."));
        Raise(ActionAct.ReportEnd, @case, new Happened.ActionEndReported(What, report.As, report.What, report.Checked, report.Replacement, report.PanelLooksAgain), by, at);
        (End, MoreTime) = (report, null);
    }

    /// <summary>The coordinator does not agree that it is over.</summary>
    public void SendBack(Case @case, string why, Actor by, DateTimeOffset at)
    {
        ActionPlan.Needs(why, new("Say what is still to be done."));
        Raise(ActionAct.SendBack, @case, new Happened.ActionSentBack(What, why), by, at);
        End = null;
    }

    /// <summary>The coordinator has taken note: only now does it end, and escalation with it.</summary>
    /// <param name="victimOutcome">What the victim may read about how it ended.</param>
    public void TakeNote(Case @case, string? victimOutcome, Actor by, DateTimeOffset at)
    {
        ActionTransitions.Require(ActionAct.TakeNote, State, by.Role);
        Raise(ActionAct.TakeNote, @case, new Happened.ActionEnded(What, End!.As, End.What), by, at, End.As);
        EndIt(End.On, victimOutcome);
    }

    /// <summary>It goes on outside the review: somebody else answers for it, and the victim can be told who.</summary>
    public void HandOver(Case @case, string to, string why, string? victimOutcome, Actor by, DateTimeOffset at)
    {
        ActionPlan.Needs(to, new("Say who answers for it from now on."));
        ActionPlan.Needs(why, new("Say why it is handed over."));
        Raise(ActionAct.HandOver, @case, new Happened.ActionEnded(What, ActionState.HandedOver, $"{to}: {why}"), by, at);
        EndIt(London.DateOf(at), victimOutcome);
    }

    private void EndIt(DateOnly on, string? victimOutcome)
    {
        (EndedOn, VictimOutcome, MoreTime) = (on, ActionPlan.Text(victimOutcome), null);
        CancelNotices();
    }

    private void MustBeLater(DateOnly until, DateTimeOffset at)
    {
        if (until <= DueOn) throw new RuleRefusedException(new("It is due on {0}: give a later day.", DueOn));
        if (until < London.DateOf(at)) throw new RuleRefusedException(new("A new date cannot be in the past."));
    }
}
