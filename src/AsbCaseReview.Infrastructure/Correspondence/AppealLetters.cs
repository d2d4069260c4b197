using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>
/// Tells whoever appeals that there is something new, by the way that is safe for them: a notice by e-mail (they read it on their
/// page), a letter with the words themselves in the day's post, or nothing, and the reviewer is told so.
/// </summary>
public sealed class AppealLetters(AsbDbContext db, LetterWriter writer, SiteAddress site)
{
    /// <summary>Call it after the act and before saving. A letter is issued at once: its words are those of the act.</summary>
    /// <param name="note">What the act says to the applicant.</param>
    public async Task<LetterDelivery> TellAsync(Appeal appeal, LetterKind kind, LetterNote note, AppealRules rules, Actor by, DateTimeOffset at)
    {
        if (await db.WhyNothingGoesAsync(appeal) is not null) return LetterDelivery.Withheld;
        var delivery = DeliveryRule.For(appeal.Applicant);
        var language = CultureInfo.CurrentUICulture = await LanguageOfAsync(appeal, rules);   // of this method alone: in the reader's language, not in that of whoever acts
        if (delivery == LetterDelivery.Email) db.OutgoingMessages.Add(Notice(appeal, language, at));
        if (delivery == LetterDelivery.Post) await PostAsync(appeal, kind, note, rules, language, by.Role == ActorRole.Reviewer ? by : Actor.System, at);
        return delivery;
    }

    private async Task PostAsync(Appeal appeal, LetterKind kind, LetterNote note, AppealRules rules, CultureInfo language, Actor by, DateTimeOffset at)
    {
        var content = await ContentAsync(appeal, kind, note, rules, language, Domain.Calendar.London.DateOf(at));
        var wording = await writer.WordingAsync(kind, content, appeal.AreaId, rules.Procedure);
        var letter = Letter.Draft(appeal, kind, content, wording, by, at);
        var number = $"{appeal.Reference}/{await db.Letters.CountAsync(l => l.AppealId == appeal.Id && l.Number != null) + 1}";
        letter.Issue(appeal, number, LetterDocument.Fragment(content, wording, number), LetterDelivery.Post, by, at);
        db.Letters.Add(letter);
    }

    private async Task<LetterContent> ContentAsync(Appeal appeal, LetterKind kind, LetterNote note, AppealRules rules, CultureInfo language, DateOnly today)
    {
        var area = await db.Areas.AsNoTracking().FirstAsync(a => a.Id == appeal.AreaId);
        var office = AppealOffice.Of(appeal.Body, await db.Agencies.AsNoTracking().FirstOrDefaultAsync(a => a.Id == appeal.BodyAgencyId), area);
        return new()
        {
            Language = language.TwoLetterISOLanguageName,
            Reference = appeal.Reference,
            Addressee = appeal.ApplicantName,
            Address = LetterWriter.Joined(appeal.Applicant.Address, appeal.Applicant.Postcode),
            Date = today,
            AreaName = area.Name,
            Team = office.Name,
            TeamBody = appeal.Body,
            TeamEmail = office.Email,
            TeamPhone = office.Phone,
            TeamAddress = office.Address,
            TeamHours = office.Hours,
            TakesMessages = office.IsOwn ? null : area.Contact.Team,
            ContactPerson = appeal.ReviewerName,
            ReceivedOn = appeal.ReceivedOn,
            Dates = await DatesAsync(appeal, rules, language, today),
            SupportService = area.SupportService,
            SupportPhone = area.SupportPhone,
            SupportEmail = area.SupportEmail,
            Message = note.Says is { } says ? writer.In(says, language) : note.Message,
            MessageDate = note.Date,
            MessageAbout = note.About,
            MessageWas = note.Was,
            AppealPage = appeal.Applicant.SafeContact.OnlineSafe ? site.Link("/appeal/yours") : null,
            AppealReport = kind == LetterKind.AppealReport ? appeal.IssuedToApplicant : null,
        };
    }

    // What is still to come, with what is being saved counted in.
    private async Task<IReadOnlyList<LetterDate>> DatesAsync(Appeal appeal, AppealRules rules, CultureInfo language, DateOnly today)
    {
        var procedure = rules.Procedure.ForAppeal(appeal.StageNumber);
        var anchors = await DeadlineBook.AnchorsOfAppealAsync(appeal.Id, db);
        anchors.AddRange(appeal.WaitingEvents.Where(e => e.Anchor is not null).Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round)));
        return
        [
            .. Timetable.Of(procedure, anchors, rules.Calendar).Where(l => l.Subject.Length == 0 && l.State is DeadlineState.Open or DeadlineState.DateToSet && (l.Due is null || l.Due >= today))
                .Select(l => (l.Due, Limits.Find(procedure, l.Limit)?.Promise)).Where(l => l.Promise is not null).OrderBy(l => l.Due ?? DateOnly.MaxValue).Select(l => new LetterDate(writer.In(new(l.Promise!), language), l.Due, "")),
        ];
    }

    // Whoever is on a case here reads letters in their language; of others none is known.
    private async Task<CultureInfo> LanguageOfAsync(Appeal appeal, AppealRules rules) =>
        await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == appeal.Applicant.PersonId) is { } person ? LetterWriter.LanguageOf(person, rules.Procedure) : Sentence.English;

    // Neutral: somebody else may look into the mailbox.
    private OutgoingMessage Notice(Appeal appeal, CultureInfo language, DateTimeOffset at) => new()
    {
        AppealId = appeal.Id,
        PersonId = appeal.Applicant.PersonId,
        Kind = MessageKind.LetterNotice,
        To = appeal.Applicant.Email!,
        Subject = writer.In(new("There is something new for you to read"), language),
        Text = writer.In(new("There is something new for you to read. Open the page with your reference and your code, as you did before, when it is safe for you."), language) + "\n",
        CreatedAt = at,
    };
}
