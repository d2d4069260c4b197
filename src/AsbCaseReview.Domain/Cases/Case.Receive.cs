using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Cases;

/// <summary>An application as it came, by whichever door.</summary>
public sealed record ReceivedApplication
{
    public required string Reference { get; init; }
    public required Guid AreaId { get; init; }
    public required Guid ProcedureVersionId { get; init; }
    public required string LocalGovernmentArea { get; init; }

    /// <summary>One of <see cref="Channels"/>.</summary>
    public required string Channel { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it first reached a relevant body, if that was another and earlier.</summary>
    public DateOnly? FirstReachedOn { get; init; }
    public Guid? DraftId { get; init; }
    public bool InDanger { get; init; }
    public required Func<Guid, Application> Application { get; init; }
    public required Func<Guid, IEnumerable<CasePerson>> People { get; init; }
    public required Func<Guid, IEnumerable<Complaint>> Complaints { get; init; }
}

public sealed partial class Case
{
    /// <summary>
    /// Takes an application in. Too few reports, old ones or unknown references never bar it. A victim's own that is
    /// declared and consents to sharing is complete as it arrives; any other is when the coordinator says so.
    /// </summary>
    public static Case Receive(ReceivedApplication received, CaseRules rules, Actor by)
    {
        var taken = Make(received, CaseStage.Received);
        var counts = rules.CountsFrom(AnchorKind.ApplicationReceived, received.ReceivedAt);
        taken.Wait(CaseEvent.Of(taken, new Happened.ApplicationReceived(received.Channel, received.InDanger), by, received.ReceivedAt, AnchorKind.ApplicationReceived, counts));
        if (taken.Application is { ApplicantIs: ApplicantIs.Victim, ConsentToShare: true, DeclaredAt: not null })
            taken.Raise(new Happened.ApplicationCompleted("The victim applied, declared and consented."), Actor.System, received.ReceivedAt, AnchorKind.ApplicationComplete, counts);
        return taken;
    }

    /// <summary>
    /// Takes a live case over from another system at its true stage and dates. Its past is recorded; nothing is sent
    /// for it (reminders whose day is gone are never planned).
    /// </summary>
    public static Case TakeOver(ReceivedApplication received, CaseStage stage, string from, IEnumerable<(AnchorKind Anchor, DateOnly On)> past, CaseRules rules, Actor by, DateTimeOffset at)
    {
        var taken = Make(received, stage);
        taken.Wait(CaseEvent.Of(taken, new Happened.CaseTakenOver(from, stage), by, at));
        var counts = rules.CountsFrom(AnchorKind.ApplicationReceived, received.ReceivedAt);
        taken.Wait(CaseEvent.Of(taken, new Happened.ApplicationReceived(received.Channel, received.InDanger), by, received.ReceivedAt, AnchorKind.ApplicationReceived, counts));
        foreach (var (anchor, on) in past.OrderBy(p => p.On))
        {
            // The day of a panel may lie ahead: the note of it is of today.
            var noon = London.Instant(on, new TimeOnly(12, 0));
            taken.Wait(CaseEvent.Of(taken, new Happened.NoteAdded($"Taken over: {Past(anchor)} {on.ToString(Sentence.DateFormat, Sentence.English)}."), by, noon < at ? noon : at, anchor, on));
        }
        return taken;
    }

    private static string Past(AnchorKind anchor) => anchor switch
    {
        AnchorKind.ApplicationComplete => "the application was complete on",
        AnchorKind.Acknowledged => "the application was acknowledged on",
        AnchorKind.ThresholdDecided => "the threshold was decided on",
        AnchorKind.ThresholdMet => "the threshold was met on",
        AnchorKind.ThresholdNotMet => "the threshold was not met on",
        AnchorKind.ThresholdNotified => "the decision was told on",
        AnchorKind.PanelMeets => "the panel was arranged for",
        AnchorKind.PanelHeld => "the panel was held on",
        AnchorKind.OutcomeNotified => "the outcome was told on",
        _ => throw new ArgumentOutOfRangeException(nameof(anchor), anchor, "Nothing of it is taken over."),
    };

    private static Case Make(ReceivedApplication received, CaseStage stage)
    {
        var id = Guid.CreateVersion7();
        var on = London.DateOf(received.ReceivedAt);
        var made = new Case
        {
            Id = id,
            Reference = received.Reference,
            AreaId = received.AreaId,
            ProcedureVersionId = received.ProcedureVersionId,
            LocalGovernmentArea = received.LocalGovernmentArea,
            Stage = stage,
            Channel = received.Channel,
            ReceivedAt = received.ReceivedAt,
            ReceivedOn = on,
            FirstReachedOn = received.FirstReachedOn is { } first && first < on ? first : on,
            DraftId = received.DraftId,
            InDanger = received.InDanger,
            LastActivityOn = on,
            Application = received.Application(id),
            People = [.. received.People(id)],
            Complaints = [.. received.Complaints(id)],
        };
        made.ApplicantName = made.Applicant.Name;
        made.Hate = made.Complaints.Any(c => c.Hate);
        made.Vulnerable = made.People.Any(p => p is { Part: PersonPart.Victim, IsUnder18: true });
        return made;
    }
}
