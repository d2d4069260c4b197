using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Documents;
using AsbCaseReview.Domain.Partnership;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>
/// The evidence pack of an appeal as it was at one time: one PDF in the order of the checklist, the applicant's version of it,
/// and a ZIP of every paper.
/// </summary>
public sealed class AppealPack : Pack
{
    public required Guid AppealId { get; init; }

    /// <summary>What the applicant may read of it, fixed when it was made.</summary>
    public PackForApplicant? Open { get; set; }

    /// <summary>When the reviewer, who had looked at it, gave the applicant's version to them.</summary>
    public DateTimeOffset? SharedAt { get; private set; }
    public string? SharedBy { get; private set; }

    public static AppealPack Ask(Appeal appeal, int number, bool underWay, Actor by, DateTimeOffset at)
    {
        appeal.MayAskForPack(by);
        if (underWay) throw new RuleRefusedException(new("The papers are being put together already."));
        return new() { AppealId = appeal.Id, Number = number, AskedBy = by.Name, AskedAt = at };
    }

    /// <summary>Gives the applicant their version: the reviewer has read it first.</summary>
    public void Share(Appeal appeal, Actor by, DateTimeOffset at)
    {
        if (State != PackState.Ready || Open is null) throw new RuleRefusedException(new("These papers are not ready yet."));
        if (SharedAt is not null) throw new RuleRefusedException(new("The applicant has them already."));
        (SharedAt, SharedBy) = (at, by.Name);
        appeal.PackShared(Number, by, at);
    }
}
