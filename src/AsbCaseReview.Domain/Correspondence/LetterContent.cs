using System.Globalization;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Panels;

namespace AsbCaseReview.Domain.Correspondence;

/// <summary>
/// Everything that a letter to a victim may say. It has no restricted member and none in the applicant's own words, so
/// neither can reach a letter; a test walks the type. Frozen with the letter.
/// </summary>
public sealed record LetterContent
{
    /// <summary>The culture in which a letter in that language gives its dates.</summary>
    public static CultureInfo CultureOf(string language) => language == "en" ? Sentence.English : CultureInfo.GetCultureInfo(language);

    /// <summary>"en", or the two letters of another language that letters are worded in.</summary>
    public string Language { get; init; } = "en";
    public required string Reference { get; init; }
    public required string Addressee { get; init; }

    /// <summary>The business or group for which they are written to: a line of the address, no part of the greeting.</summary>
    public string? Organisation { get; init; }
    public string? Address { get; init; }
    public required DateOnly Date { get; init; }
    public required string AreaName { get; init; }
    public required string Team { get; init; }
    public required string TeamBody { get; init; }
    public required string TeamEmail { get; init; }
    public required string TeamPhone { get; init; }
    public required string TeamAddress { get; init; }
    public required string TeamHours { get; init; }

    /// <summary>In an appeal's letter: the area's team that takes messages, where the body that hears it has no contact of its own.</summary>
    public string? TakesMessages { get; init; }
    public string? ContactPerson { get; init; }
    public DateOnly? ReceivedOn { get; init; }
    public IReadOnlyList<LetterComplaint> Complaints { get; init; } = [];
    public LetterDecision? Decision { get; init; }
    public IReadOnlyList<LetterDate> Dates { get; init; } = [];
    public string? SupportService { get; init; }
    public string? SupportPhone { get; init; }
    public string? SupportEmail { get; init; }
    public IReadOnlyList<string> VoiceHeard { get; init; } = [];
    public LetterAppeal? Appeal { get; init; }

    /// <summary>What is asked for, or why there is a delay, a closing or a signposting: written by the coordinator for the applicant.</summary>
    public string? Message { get; init; }

    /// <summary>The day by which something is asked for, or the new date after a delay.</summary>
    public DateOnly? MessageDate { get; init; }

    /// <summary>The promise whose date is new: "We will decide whether the threshold is met and tell you why".</summary>
    public string? MessageAbout { get; init; }

    /// <summary>The date that had been promised; null where none had been.</summary>
    public DateOnly? MessageWas { get; init; }
    public IReadOnlyList<LetterSignpost> Signposts { get; init; } = [];

    /// <summary>The meeting that is ahead; null where none is.</summary>
    public LetterPanel? Panel { get; init; }

    /// <summary>What the panel decided, in the words that the victim may read.</summary>
    public PanelOutcome? Outcome { get; init; }

    /// <summary>The report on their appeal, as the applicant reads it.</summary>
    public ReportForApplicant? AppealReport { get; init; }

    /// <summary>How they hear from now on.</summary>
    public string? KeptInformed { get; init; }

    /// <summary>Where the page of their appeal is; null where it is not safe for them to follow it online.</summary>
    public string? AppealPage { get; init; }

    /// <summary>Where "my case" is; null where it is not safe for them to follow the case online.</summary>
    public string? MyCaseAddress { get; init; }
}

/// <param name="Agency">To which agency it was reported; agencies are named to the applicant, who told them.</param>
public sealed record LetterComplaint(int Number, string Happened, string Reported, string Agency, bool Counts, bool CountsByStatute, IReadOnlyList<string> Why, string? SetAsideReason, string? SetAsideAgreedBy);

/// <param name="Said">"The threshold is met", in the letter's language.</param>
public sealed record LetterDecision(
    bool Met, string Said, string How, string Reasons, string? Instead, IReadOnlyList<string> Bodies, DateOnly On, string Persistence, string Harm, string Adequacy,
    IReadOnlyList<LetterRoute> Routes, string Statute);

public sealed record LetterRoute(string Name, bool Met, int Counted, int Needed, IReadOnlyList<string> Why);

/// <param name="What">"We will decide whether the threshold is met and tell you why".</param>
/// <param name="By">Null: the procedure states no limit and no date is set yet.</param>
public sealed record LetterDate(string What, DateOnly? By, string Working);

/// <param name="Office">Where an applicant who may lodge it reaches them; null where the lead body passes it on, or they have no contact of their own.</param>
/// <param name="Online">Where it can be written online; null where the lead body passes it on.</param>
public sealed record LetterAppeal(
    string Body, DateOnly? LastDay, string Working, IReadOnlyList<string> Grounds, bool RecommendationsOnly, string? Note, AppealOffice? Office = null, string? Online = null);

/// <param name="Part">How they take part, as they chose; null where they have not chosen yet.</param>
public sealed record LetterPanel(DateOnly On, string Starts, string? Place, bool ByVideo, string? Part);

public sealed record LetterSignpost(string Name, string For, string Contact);
