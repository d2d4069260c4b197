using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>What one body that took part is asked for, and its answer item by item.</summary>
/// <remarks>
/// Schedule 4 paragraph 7: any person may be asked to disclose information for the review; a person who exercises public
/// functions and has it must disclose it.
/// </remarks>
public sealed class PapersRequest : AggregateRoot
{
    private PapersRequest() { }

    public Guid AppealId { get; private init; }
    public Guid AgencyId { get; private init; }
    public string AgencyName { get; private init; } = "";

    /// <summary>The lead body has the case's own records: they are put together by themselves.</summary>
    public bool HasCaseRecords { get; private set; }
    public DateTimeOffset AskedAt { get; private init; }
    public string AskedBy { get; private init; } = "";
    public DateOnly AnswerBy { get; private set; }
    public List<ItemAnswer> Items { get; private set; } = [];

    /// <summary>Known departures from guidance or procedure, explained by the body.</summary>
    public string? Departures { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>London date of the first answer: a body that was in time is not late because it adds to what it said.</summary>
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnsweredBy { get; private set; }

    public bool IsAnswered => AnsweredAt is not null;

    /// <summary>Silence is seen: who is late, on which day.</summary>
    public bool IsLate(DateOnly today) => (AnsweredOn ?? today) > AnswerBy;

    public static PapersRequest Ask(Appeal appeal, Agency agency, IReadOnlyCollection<string> items, bool reviewed, bool hasCaseRecords, DateOnly answerBy, Actor by, DateTimeOffset at)
    {
        if (items.Count == 0) throw new RuleRefusedException(new("Choose what to ask {0} for.", agency.Name));
        if (answerBy < London.DateOf(at)) throw new RuleRefusedException(new("The day by which you ask for an answer has passed."));
        var request = new PapersRequest
        {
            AppealId = appeal.Id,
            AgencyId = agency.Id,
            AgencyName = agency.Name,
            HasCaseRecords = hasCaseRecords,
            AskedAt = at,
            AskedBy = by.Name,
            AnswerBy = answerBy,
            Items = [.. EvidenceChecklist.National.Items.Where(i => items.Contains(i.Item)).Select(i => i.OnlyIfReviewed && !reviewed
                ? new ItemAnswer(i.Item, PaperState.NotApplicable, "The threshold was not met, so no review was held.")
                : new ItemAnswer(i.Item, PaperState.Asked))],
        };
        appeal.PapersRequested(agency.Name, answerBy, items.Count, agency.Id.ToString(), by, at);
        return request;
    }

    /// <summary>Late answers are taken. A body may answer again until the report is drafted and sent on.</summary>
    /// <param name="lastToAnswer">Everybody else, the applicant too, has answered: the procedure's date for papers is met.</param>
    /// <exception cref="RuleRefusedException">An item is not answered, or is not available or lacks something and nobody says why.</exception>
    public void Answer(Appeal appeal, IReadOnlyCollection<ItemAnswer> answers, string? departures, bool lastToAnswer, Actor by, DateTimeOffset at)
    {
        var on = London.DateOf(at);
        var again = IsAnswered;
        var answered = Items.Select(item => (answers.FirstOrDefault(a => a.Item == item.Item) ?? item) is var given && given.State == item.State ? given with { On = item.On ?? on, Lacks = item.Lacks } : given with { On = on, Lacks = item.Lacks }).ToList();
        foreach (var item in answered)
        {
            var about = EvidenceChecklist.National.Find(item.Item)!;
            if (!item.IsAnswered) throw new RuleRefusedException(new("Say of each paper whether you have it: “{0}” is not answered.", about.Brief));
            if (item is { State: PaperState.Available, Lacks: { } lacks } && string.IsNullOrWhiteSpace(item.Reason))
                throw new RuleRefusedException(new("“{0}” goes without {1}: say why there is none.", about.Brief, lacks));
            if (item.State == PaperState.NotAvailable && !about.MayBeNone && string.IsNullOrWhiteSpace(item.Reason))
                throw new RuleRefusedException(new("Say why “{0}” is not available.", about.Brief));
        }
        (Items, Departures, AnsweredAt, AnsweredOn, AnsweredBy) = (answered, string.IsNullOrWhiteSpace(departures) ? null : departures.Trim(), at, AnsweredOn ?? on, by.Name);
        Changed();
        appeal.Record(new AppealHappened.AppealPapersAnswered(AgencyName, answered.Count(i => i.State == PaperState.Available), answered.Count(i => i.State == PaperState.NotAvailable), AnsweredOn > AnswerBy), by, at,
            lastToAnswer && !again ? AnchorKind.PapersReceived : null, subject: lastToAnswer && !again ? "" : AgencyId.ToString());
    }

    /// <summary>The case's papers were put together: of these items its records hold a part alone. What does not exist is listed, and the body says why.</summary>
    /// <param name="lacks">By item: what is not there.</param>
    public void PutTogether(IReadOnlyDictionary<string, string> lacks)
    {
        Items = [.. Items.Select(i => i with { Lacks = lacks.GetValueOrDefault(i.Item) })];
        Changed();
    }

    /// <summary>The review turned out to be a case here, and this body has its records.</summary>
    public void CaseFound()
    {
        if (IsAnswered) return;
        HasCaseRecords = true;
        Changed();
    }

    /// <summary>More time for this body; recorded on the appeal as well.</summary>
    public void MoveAnswerBy(DateOnly to)
    {
        AnswerBy = to;
        Changed();
    }
}
