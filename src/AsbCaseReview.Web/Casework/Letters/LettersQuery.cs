using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Security;
using AsbCaseReview.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Casework.Letters;

public sealed record LetterRow(
    Guid Id, LetterKind Kind, LetterState State, string? Number, string To, DateTimeOffset DraftedAt, string DraftedBy, DateTimeOffset? IssuedAt, LetterDelivery? Delivery, PdfState Pdf, PrintState Print, DateTimeOffset? FirstViewedAt);

public sealed record MessageRow(Guid Id, MessageKind Kind, MessageState State, string To, string Subject, string Text, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset NextAttemptAt, int Attempts, string? LastError, Guid? LetterId);

public sealed record PersonChoice(Guid Id, string Name, bool IsApplicant);

public sealed record LettersView(CaseHead Case, IReadOnlyList<LetterRow> Letters, IReadOnlyList<MessageRow> Messages, IReadOnlyList<PersonChoice> People, NewLetterForm Form)
{
    public NewLetterForm Form { get; set; } = Form;
}

/// <summary>A draft, or an issued letter.</summary>
public sealed record LetterView(CaseHead Case, Letter Letter, string To, LetterDelivery Delivery, Sentence WhyDelivery, string Preview, IReadOnlyList<LetterOmission> Missing, IReadOnlyList<string> Names, IReadOnlyList<Signpost> Signposts)
{
    public required LetterNoteForm Note { get; set; }
    public required WordingForm Words { get; set; }

    /// <summary>What was saved meanwhile by somebody else, where that is the trouble.</summary>
    public string? Theirs { get; set; }
}

/// <summary>The letters and messages of a case.</summary>
[Query]
public sealed class LettersQuery(AsbDbContext db)
{
    public async Task<LettersView> AskAsync(CaseHead head)
    {
        var letters = await (from l in db.Letters.AsNoTracking()
                             where l.CaseId == head.Id && l.State != LetterState.Discarded
                             orderby l.DraftedAt descending
                             select new LetterRow(l.Id, l.Kind, l.State, l.Number, db.People.Where(p => p.Id == l.PersonId).Select(p => p.Name).FirstOrDefault() ?? "", l.DraftedAt, l.DraftedBy, l.IssuedAt, l.Delivery, l.Pdf, l.Print, l.FirstViewedAt)).ToListAsync();
        var messages = await db.OutgoingMessages.AsNoTracking().Where(m => m.CaseId == head.Id).OrderByDescending(m => m.CreatedAt)
            .Select(m => new MessageRow(m.Id, m.Kind, m.State, m.To, m.Subject, m.Text, m.CreatedAt, m.SentAt, m.NextAttemptAt, m.Attempts, m.LastError, m.LetterId)).ToListAsync();
        var people = await db.People.AsNoTracking().Where(p => p.CaseId == head.Id).OrderBy(p => p.Number).Select(p => new PersonChoice(p.Id, p.Name, p.IsApplicant)).ToListAsync();
        return new(head, letters, messages, people, new() { PersonId = people.Find(p => p.IsApplicant)?.Id });
    }

    /// <summary>One letter of the case; a draft as it would read if it were issued today.</summary>
    /// <exception cref="NotFoundException">Not of this case.</exception>
    public async Task<LetterView> AskAsync(CaseHead head, Letter letter, Case @case)
    {
        var person = @case.People.Find(p => p.Id == letter.PersonId);
        var delivery = letter.Delivery ?? (person is null ? LetterDelivery.MyCaseOnly : DeliveryRule.For(@case, person));
        var draft = letter.State == LetterState.Draft;
        return new(
            head, letter, person?.Name ?? letter.Content.Addressee, delivery, DeliveryRule.Why(delivery, person ?? Nobody), letter.Html ?? LetterDocument.Fragment(letter.Content, letter.Wording, head.Reference),
            draft ? LetterCheck.Missing(letter.Kind, letter.Content, letter.Wording) : [],
            draft ? NamesInLetter.Found(@case.Application.PersonComplainedOf, letter.Content, letter.Wording) : [],
            Signposts.In((await db.Services.Procedures.GetAsync(head.ProcedureVersionId, db)).Nation))
        {
            Note = new()
            {
                Version = letter.Version,
                Message = letter.Content.Message,
                Date = Components.DateParts.From(letter.Content.MessageDate),
                About = letter.Content.MessageAbout,
                Signposts = [.. Signposts.All.Where(s => letter.Content.Signposts.Any(l => l.Name == s.Name)).Select(s => s.Key)],
            },
            Words = new() { Version = letter.Version, Wording = letter.Wording },
        };
    }

    private static readonly CasePerson Nobody = new() { Part = PersonPart.Victim, Kind = PersonKind.Person, Name = "" };
}
