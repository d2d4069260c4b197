using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Questions;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Questions;

/// <summary>Somebody of the case who has a page of their own, or had one and wrote.</summary>
public sealed record QuestionPerson(CasePerson Person, QuestionThread? Thread, DateOnly? AnswerBy);

/// <summary>All that the page shows of one person's questions; its forms come beside it.</summary>
public sealed class QuestionsView
{
    public required CaseHead Case { get; init; }
    public required IReadOnlyList<QuestionPerson> People { get; init; }
    public required QuestionPerson? Shown { get; init; }
    public AnswerForm Answer { get; set; } = new();
    public SettleForm Settle { get; set; } = new();

    public bool GetsNotice => Shown is { Person: var person } && !Case.OutgoingStopped && person.DiedOn is null && DeliveryRule.MayGetNotice(person);
}

/// <summary>What each person of a case asked from their own page.</summary>
[Query]
public sealed class QuestionsQuery(AsbDbContext db, CaseAccess cases)
{
    /// <param name="number">Which person, by the number that people have on the case; null: whoever waits, then whoever is first.</param>
    public async Task<QuestionsView> AskAsync(CaseHead head, int? number)
    {
        var people = await cases.Seen(head).SelectMany(c => c.People).AsNoTracking().OrderBy(p => p.Number).ToListAsync();
        var threads = await db.QuestionThreads.AsNoTracking().Where(t => t.CaseId == head.Id).ToListAsync();
        var due = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == head.Id && d.Limit == Limits.AnswerQuestion && d.State == DeadlineState.Open).ToDictionaryAsync(d => d.Subject, d => d.Due);
        var shown = people
            .Select(p => (Person: p, Thread: threads.Find(t => t.PersonId == p.Id)))
            .Where(x => x.Person.MayFollowOnline || x.Thread is not null)
            .Select(x => new QuestionPerson(x.Person, x.Thread, x.Thread?.WaitingSince is null ? null : due.GetValueOrDefault(x.Thread.Subject))).ToList();
        return new()
        {
            Case = head,
            People = shown,
            Shown = number is { } n ? shown.Find(p => p.Person.Number == n) ?? throw new NotFoundException() : shown.Find(p => p.Thread?.WaitingSince is not null) ?? shown.FirstOrDefault(),
        };
    }
}
