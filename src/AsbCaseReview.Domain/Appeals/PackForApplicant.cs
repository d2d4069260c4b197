namespace AsbCaseReview.Domain.Appeals;

/// <summary>
/// The papers of an appeal as the applicant reads them. It has no restricted member: what is restricted is not copied into it,
/// and where something is left out it says only how much. A test walks the type.
/// </summary>
public sealed record PackForApplicant(string Reference, string Body, string Against, DateOnly ReceivedOn, int Version, DateOnly MadeOn, IReadOnlyList<OpenItem> Items)
{
    /// <param name="requests">Those that are answered; of the others nothing is known yet.</param>
    /// <param name="papers">Before the reviewer, in their order.</param>
    public static PackForApplicant Of(Appeal appeal, int version, IReadOnlyCollection<PapersRequest> requests, IReadOnlyCollection<AppealPaper> papers, DateOnly on) => new(
        appeal.Reference, appeal.Body, appeal.Against.Name(), appeal.ReceivedOn, version, on,
        [.. EvidenceChecklist.National.Items.Select(item => Item(item, requests, [.. papers.Where(p => p.Item == item.Item)]))]);

    private static OpenItem Item(ChecklistItem item, IReadOnlyCollection<PapersRequest> requests, IReadOnlyCollection<AppealPaper> papers)
    {
        var open = papers.Select(p => (Paper: p, Blocks: p.Content?.ForApplicant() ?? [])).Where(p => p.Paper.FromApplicant || p.Blocks.Count > 0).ToList();
        return new(item.Item, item.Brief, item.Text,
            [.. requests.SelectMany(r => r.Items.Where(i => i.Item == item.Item).Select(i => new OpenAnswer(r.AgencyName, i.State, i.State == PaperState.Asked ? null : i.Reason, i.State == PaperState.Available ? i.Lacks : null)))],
            [.. open.Select(p => new OpenPaper(p.Paper.Title, p.Paper.DatedOn, p.Paper.From, p.Paper.Redacted is not null, p.Paper.Content?.HoldsRestricted == true, p.Blocks))],
            papers.Count - open.Count);
    }
}

/// <summary>One item of the checklist.</summary>
/// <param name="Withheld">How many papers there are besides, which are not for the applicant.</param>
public sealed record OpenItem(string Item, string Brief, string Text, IReadOnlyList<OpenAnswer> Answers, IReadOnlyList<OpenPaper> Papers, int Withheld);

/// <param name="Reason">Why the body does not have it; bodies are told that the applicant reads this.</param>
/// <param name="Lacks">What of it the body's records do not hold.</param>
public sealed record OpenAnswer(string Body, PaperState State, string? Reason, string? Lacks);

/// <param name="Redacted">Passages were blacked out in the copy.</param>
/// <param name="InPart">Parts of it are not for the applicant.</param>
/// <param name="Blocks">None where it is a file, which the applicant gave themselves.</param>
public sealed record OpenPaper(string Title, DateOnly? DatedOn, string From, bool Redacted, bool InPart, IReadOnlyList<OpenBlock> Blocks);

public sealed record OpenBlock(string? Heading, string? Text, IReadOnlyList<IReadOnlyList<string>>? Rows, bool Headed);
