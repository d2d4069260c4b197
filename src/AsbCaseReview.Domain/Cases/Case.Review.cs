using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

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

    public void Close(string why, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why it is closed. The applicant will read it."));
        Raise(new Happened.Closed(why), by, at, AnchorKind.Closed);
    }
}
