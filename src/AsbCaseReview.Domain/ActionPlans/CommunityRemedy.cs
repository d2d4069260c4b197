namespace AsbCaseReview.Domain.ActionPlans;

/// <summary>
/// What must be on record before Community Remedy is chosen: an out-of-court way to have somebody put things right. The
/// victim's part is voluntary; the officer decides.
/// </summary>
/// <remarks>Anti-social Behaviour, Crime and Policing Act 2014, ss.101-102.</remarks>
public sealed record CommunityRemedy
{
    /// <summary>It is clear that a crime or incident happened.</summary>
    public required bool ItHappened { get; init; }

    /// <summary>The person accepts responsibility.</summary>
    public required bool AcceptsResponsibility { get; init; }

    /// <summary>How every effort was made to consult the victim, and what they said.</summary>
    public required string? VictimConsulted { get; init; }
    public required bool Under18 { get; init; }

    /// <summary>The person is vulnerable: a responsible adult stands by them, as with anyone under 18.</summary>
    public bool Vulnerable { get; init; }

    /// <summary>The youth offending service that it goes through, where the person is under 18.</summary>
    public string? YouthOffendingService { get; init; }
    public string? ResponsibleAdult { get; init; }

    /// <exception cref="RuleRefusedException">One of the three conditions, or what a child needs, is not on record; says which.</exception>
    public void MustHold()
    {
        if (!ItHappened) throw new RuleRefusedException(new("Community Remedy is not available: it must be clear that a crime or incident happened."), "s.102");
        if (!AcceptsResponsibility) throw new RuleRefusedException(new("Community Remedy is not available: the person must accept responsibility."), "s.102");
        if (string.IsNullOrWhiteSpace(VictimConsulted)) throw new RuleRefusedException(new("Community Remedy is not available: every effort must be made to consult the victim. Say what was done and what they said."), "s.102");
        if (Under18 && string.IsNullOrWhiteSpace(YouthOffendingService)) throw new RuleRefusedException(new("Somebody under 18 goes through youth offending services: name the service."));
        if ((Under18 || Vulnerable) && string.IsNullOrWhiteSpace(ResponsibleAdult)) throw new RuleRefusedException(new("Somebody who is under 18 or vulnerable has a responsible adult with them: name who that is."));
    }
}
