using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>An appeal as it came, by whichever door.</summary>
public sealed record ReceivedAppeal
{
    public required string Reference { get; init; }
    public required Guid AreaId { get; init; }
    public required Guid ProcedureVersionId { get; init; }
    public Guid? BodyAgencyId { get; init; }
    public Case? Case { get; init; }
    public HandledElsewhere? Elsewhere { get; init; }
    public Appeal? Previous { get; init; }
    public required AppealAgainst Against { get; init; }
    public AppealLodgedBy LodgedBy { get; init; }
    public required string Channel { get; init; }
    public required AppealApplicant Applicant { get; init; }

    /// <summary>When it reached the body that reviews it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the applicant asked for it, where that was earlier.</summary>
    public DateOnly? RequestedOn { get; init; }
    public DateOnly? NoticeOn { get; init; }
    public string? LateReason { get; init; }

    /// <summary>Grounds by the procedure's own letters, or <see cref="GroundClaimed.Own"/>, each with why.</summary>
    public required IReadOnlyList<(string Ground, string? Why)> Grounds { get; init; }
    public string? NotConsidered { get; init; }
    public string? NewInformation { get; init; }
    public string? Hopes { get; init; }
    public bool ConsentToAppeal { get; init; }
    public bool ConsentToPapers { get; init; }
}

public sealed partial class Appeal
{
    /// <summary>Takes an appeal in. A late one is taken in too: whether it is looked at, the reviewer decides.</summary>
    /// <exception cref="RuleRefusedException">Nobody to hear it, no ground, no consent, or lodged by somebody whom the procedure does not let lodge it.</exception>
    public static Appeal Receive(ReceivedAppeal received, AppealRules rules, Actor by)
    {
        MustBeAllowed(received, rules);
        var receivedOn = London.DateOf(received.ReceivedAt);
        var requestedOn = received.RequestedOn is { } asked && asked < receivedOn ? asked : receivedOn;
        var lastDay = received.NoticeOn is { } notice ? rules.LastDay(notice) : null;
        var id = Guid.CreateVersion7();
        var taken = new Appeal
        {
            Id = id,
            Reference = received.Reference,
            AreaId = received.AreaId,
            ProcedureVersionId = received.ProcedureVersionId,
            StageNumber = rules.Number,
            Body = rules.Stage.Body,
            BodyAgencyId = received.BodyAgencyId,
            CaseId = received.Case?.Id,
            CaseRound = received.Case?.Round,
            Elsewhere = received.Elsewhere,
            PreviousId = received.Previous?.Id,
            Against = received.Against,
            LodgedBy = received.LodgedBy,
            Channel = received.Channel,
            Applicant = received.Applicant,
            ApplicantName = received.Applicant.Name,
            ReceivedAt = received.ReceivedAt,
            ReceivedOn = receivedOn,
            RequestedOn = requestedOn,
            NoticeOn = received.NoticeOn,
            LastDay = lastDay,
            Late = requestedOn > lastDay,
            LateReason = OwnWords.From(received.LateReason),
            NotConsidered = OwnWords.From(received.NotConsidered),
            NewInformation = OwnWords.From(received.NewInformation),
            Hopes = OwnWords.From(received.Hopes),
            ConsentToAppeal = received.ConsentToAppeal,
            ConsentToPapers = received.ConsentToPapers,
            LastActivityOn = receivedOn,
            Grounds = [.. received.Grounds.Select(g => new GroundClaimed { AppealId = id, Ground = g.Ground, Text = TextOf(g.Ground, rules.Stage), Why = OwnWords.From(g.Why) })],
        };
        taken.Wait(CaseEvent.Of(taken, new AppealHappened.AppealLodged(taken.Reference, taken.Body, taken.Against), by, received.ReceivedAt, AnchorKind.AppealLodged, requestedOn < receivedOn ? requestedOn : rules.CountsFrom(received.ReceivedAt)));
        taken.Wait(CaseEvent.Of(taken, new AppealHappened.AppealReceived(Door(received.Channel), receivedOn, !taken.Late, lastDay), by, received.ReceivedAt, AnchorKind.AppealReceived, rules.CountsFrom(received.ReceivedAt)));
        received.Case?.RecordAppeal(taken, by, received.ReceivedAt);
        received.Previous?.Record(new AppealHappened.AppealTakenFurther(taken.Reference, taken.Body), by, received.ReceivedAt, AnchorKind.NextAppealLodged, requestedOn);
        return taken;
    }

    private static void MustBeAllowed(ReceivedAppeal received, AppealRules rules)
    {
        if (received.Case is null == received.Elsewhere is null)
            throw new RuleRefusedException(new("Say which review the appeal is against: a case here, or one that was handled elsewhere."));
        if (!rules.Stage.LodgedBy.Contains(received.LodgedBy))
            throw new RuleRefusedException(received.LodgedBy == AppealLodgedBy.Applicant
                ? new("Under this procedure the lead body passes an appeal on. Ask it to.")
                : new("Under this procedure the applicant appeals to {0} directly.", rules.Stage.Body));
        if (received.LodgedBy == AppealLodgedBy.ThroughLeadBody && !received.ConsentToPapers)
            throw new RuleRefusedException(new("The lead body passes an appeal on with the applicant’s consent to pass the papers."));
        if (received.Applicant.For is not null && !received.ConsentToAppeal)
            throw new RuleRefusedException(new("Somebody who appeals for another person needs that person’s consent to appeal."));
        if (received.Grounds.Count == 0)
            throw new RuleRefusedException(new("An appeal needs at least one ground: what was wrong with the decision or with how the review was carried out."), "Schedule 4 paragraph 3");
        if (rules.Number > 1 != received.Previous is not null)
            throw new RuleRefusedException(rules.Number > 1 ? new("This appeal follows an earlier one. Say which.") : new("A first appeal follows no other."));
        if (received.Previous is { } earlier && earlier.CaseId != received.Case?.Id)
            throw new RuleRefusedException(new("The earlier appeal is about another review."));
        if (received.Previous is { State: not (AppealState.Answered or AppealState.Closed) })
            throw new RuleRefusedException(new("The appeal before this one has not been answered yet."));
        if (received.ReceivedAt is var at && received.NoticeOn > London.DateOf(at))
            throw new RuleRefusedException(new("The day on which they were told lies after the appeal."));
    }

    private static string TextOf(string ground, AppealStage stage) => ground == GroundClaimed.Own
        ? "In their own words"
        : stage.Grounds.FirstOrDefault(g => g.Ground == ground)?.Text ?? throw new RuleRefusedException(new("The procedure knows no ground “{0}”.", ground));

    private static string Door(string channel) => channel switch
    {
        Channels.Online => "online",
        Channels.Telephone => "by telephone",
        Channels.Email => "by e-mail",
        Channels.Writing => "by letter",
        Channels.Visit => "in person",
        _ => "from the lead body",
    };

    /// <summary>Gives it to a reviewer who has had no part in the case.</summary>
    /// <param name="taken">Who had which part in the case, and in the appeal before this one.</param>
    /// <param name="declaration">What the reviewer declared of their independence.</param>
    public void Assign(StaffMember reviewer, IReadOnlyCollection<PartTaken> taken, string declaration, Actor by, DateTimeOffset at)
    {
        if (reviewer is not { Role: StaffRole.Reviewer, IsActive: true } || (reviewer.AreaId is { } area && area != AreaId)) throw new RuleRefusedException(new("{0} is not a reviewer.", reviewer.Name));
        if (BodyAgencyId is { } body && reviewer.AgencyId != body) throw new RuleRefusedException(new("{0} does not work for {1}.", reviewer.Name, Body));
        Independence.MustHaveNoPart(reviewer.Id, reviewer.Name, taken);
        Needs(declaration, new("The reviewer has to declare that they had no part in the case and know nobody in it."));
        var from = ReviewerName;
        (ReviewerId, ReviewerName) = (reviewer.Id, reviewer.Name);
        Raise(new AppealHappened.AppealAssigned(reviewer.Name, from, declaration), by, at);
    }

    /// <summary>The review that the applicant told of turns out to be a case here: from now on the appeal is against it.</summary>
    /// <param name="self">Whoever appeals, where they are one of its people: what is theirs in it, and how they are reached, follows. Null: the one for whom they appeal is.</param>
    /// <param name="taken">Who had which part in the case: its reviewer must have had none.</param>
    /// <param name="why">How the reviewer knows that it is theirs.</param>
    public void LinkTo(Case found, CasePerson? self, IReadOnlyCollection<PartTaken> taken, string why, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        if (CaseId is not null) throw new RuleRefusedException(new("The appeal is against a case here already."));
        if (found.AreaId != AreaId) throw new RuleRefusedException(new("That case is another area’s."));
        Needs(why, new("Say how you know that it is this case."));
        Independence.MustHaveNoPart(ReviewerId!.Value, ReviewerName!, taken);
        (CaseId, CaseRound, Applicant) = (found.Id, found.Round, Applicant with { PersonId = self?.Id });
        Raise(new AppealHappened.AppealLinked(found.Reference, why), by, at);
        found.RecordAppeal(this, by, at);
    }

    public void DecideLateness(bool taken, string why, Actor by, DateTimeOffset at)
    {
        if (!Late) throw new RuleRefusedException(new("This appeal is in time."));
        Needs(why, new("Say why it is taken or not. The applicant will read it."));
        MustBeMine(by);
        (LateTaken, LateWhy) = (taken, why);
        Raise(new AppealHappened.AppealLatenessDecided(taken, why), by, at);
        if (!taken) End(new AppealHappened.AppealNotTaken(why, null), why, by, at);
    }

    /// <summary>It is not for an appeal: unhappiness with the outcome alone, or something that another body looks into.</summary>
    /// <param name="route">Where they can go instead.</param>
    public void NotTake(string why, OtherRoute? route, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why it is not for an appeal. The applicant will read it."));
        MustBeMine(by);
        End(new AppealHappened.AppealNotTaken(why, route?.Body), why, by, at);
    }

    public void Withdraw(string how, Actor by, DateTimeOffset at) => End(new AppealHappened.AppealWithdrawn(how), how, by, at);

    private void End(CaseEventBody body, string why, Actor by, DateTimeOffset at)
    {
        EndedWhy = why;
        Raise(body, by, at, AnchorKind.Closed);
    }

    public void Acknowledge(string how, Actor by, DateTimeOffset at)
    {
        MustBeMine(by);
        Raise(new AppealHappened.AppealAcknowledged(how), by, at, AnchorKind.AppealAcknowledged);
    }

    // The appeal's own reviewer works on it, nobody else of the office.
    private void MustBeMine(Actor by)
    {
        if (by.Role != ActorRole.Reviewer) return;
        if (ReviewerId is null) throw new RuleRefusedException(new("Give the appeal to a reviewer first."));
        if (by.Id != ReviewerId) throw new RuleRefusedException(new("This appeal is with {0}.", ReviewerName ?? ""));
    }
}
