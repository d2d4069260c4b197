using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Appeals.Papers;
using AsbCaseReview.Web.Appeals.Records;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Bodies;

/// <summary>Puts copies of a case's papers with the lead body's answer, in the order of the checklist.</summary>
[Query]
public sealed class BodyPack(AsbDbContext db, CaseRecords records, AppealPapersQuery papers)
{
    public async Task AssembleAsync(PapersRequest request, Appeal appeal, Actor by, DateTimeOffset at)
    {
        if (!request.HasCaseRecords || appeal.CaseId is not { } caseId) throw new RuleRefusedException(new("The case’s own records are the lead body’s."));
        if (request.IsAnswered) throw new RuleRefusedException(new("The answer is sent: its papers stay as they are."));
        var before = await db.AppealPapers.Where(p => p.RequestId == request.Id).ToListAsync();
        if (before.Exists(p => p is { Redacted: not null, Removed: false }))
            throw new RuleRefusedException(new("Some of these papers are redacted; put together anew they would come without it. Add what is new as a paper of your own, or take the redacted ones out first."));
        db.AppealPapers.RemoveRange(before.Where(p => p.Kind == PaperKind.Record));   // put together anew, as the case stands now
        var known = before.Select(p => p.EvidenceFileId).OfType<Guid>().ToHashSet();
        var asked = request.Items.Select(i => i.Item).ToHashSet();
        var file = await records.OfAsync(caseId, appeal.Applicant.PersonId);
        var found = file.Papers.Where(p => asked.Contains(p.Item) && (p.EvidenceFileId is not { } given || !known.Contains(given))).ToList();
        foreach (var paper in found)
            db.AppealPapers.Add(new()
            {
                AppealId = appeal.Id,
                RequestId = request.Id,
                Item = paper.Item,
                Kind = paper.Content is null ? PaperKind.File : PaperKind.Record,
                Title = paper.Title.Length > Lengths.Name ? paper.Title[..Lengths.Name] : paper.Title,
                DatedOn = paper.DatedOn,
                From = "Case record",
                Content = paper.Content,
                EvidenceFileId = paper.EvidenceFileId,
                FromApplicant = paper.FromApplicant,
                AddedBy = by.Name,
                AddedAt = at,
                Order = papers.OrderOf(paper.Item),
            });
        request.PutTogether(file.Lacks);
        appeal.Record(new AppealHappened.AppealPaperAdded($"{found.Count} papers of the case", request.AgencyName), by, at);
    }
}
