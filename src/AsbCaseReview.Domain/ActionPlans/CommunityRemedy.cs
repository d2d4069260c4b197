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
    public string? VictimConsulted { get; init; }
    public required bool Under18 { get; init; }

    /// <summary>The person is vulnerable: a responsible adult stands by them, as with anyone under 18.</summary>
    public bool Vulnerable { get; init; }

    /// <summary>The youth offending service that it goes through, where the person is under 18.</summary>
    public string? YouthOffendingService { get; init; }
    public string? ResponsibleAdult { get; init; }

    /// <summary>Nothing is on record yet.</summary>
    public static CommunityRemedy Nothing { get; } = new() { ItHappened = false, AcceptsResponsibility = false, VictimConsulted = null, Under18 = false };

    /// <summary>Spaces at the ends and empty texts make no difference.</summary>
    public CommunityRemedy Tidy() => this with { VictimConsulted = Trim(VictimConsulted), YouthOffendingService = Trim(YouthOffendingService), ResponsibleAdult = Trim(ResponsibleAdult) };

    /// <summary>The condition, or what a child or a vulnerable person needs, that is not on record yet; null where all is.</summary>
    public Sentence? Lacking() => this switch
    {
        { ItHappened: false } => new("it must be clear that a crime or incident happened"),
        { AcceptsResponsibility: false } => new("the person must accept responsibility"),
        _ when string.IsNullOrWhiteSpace(VictimConsulted) => new("every effort must be made to consult the victim: say what was done and what they said"),
        _ when Under18 && string.IsNullOrWhiteSpace(YouthOffendingService) => new("somebody under 18 goes through youth offending services: name the service"),
        _ when (Under18 || Vulnerable) && string.IsNullOrWhiteSpace(ResponsibleAdult) => new("somebody who is under 18 or vulnerable has a responsible adult with them: name who that is"),
        _ => null,
    };

    /// <exception cref="RuleRefusedException">One of the three conditions, or what a child needs, is not on record; says which.</exception>
    public void MustHold()
    {
        if (Lacking() is { } lacking) throw new RuleRefusedException(new("Community Remedy is not available: {0}.", lacking), "s.102");
    }

    /// <summary>As it reads in the minutes: what is on record so far.</summary>
    public string Describe() => string.Join(" ", new[]
    {
        ItHappened ? "It is clear that a crime or incident happened." : null,
        AcceptsResponsibility ? "The person accepts responsibility." : null,
        VictimConsulted is { } consulted ? $"How the victim was consulted: {consulted}" : null,
        Under18 ? "The person is under 18." : null,
        Vulnerable ? "The person is vulnerable." : null,
        YouthOffendingService is { } service ? $"Youth offending service: {service}." : null,
        ResponsibleAdult is { } adult ? $"Responsible adult: {adult}." : null,
    }.OfType<string>());

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
}
