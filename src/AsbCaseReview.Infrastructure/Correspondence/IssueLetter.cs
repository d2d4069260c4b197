using System.Text.Json;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Voice;
using AsbCaseReview.Infrastructure.Email;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>Brings a draft up to the day of its issue, and issues it: fixed, numbered, and on its way by what is safe.</summary>
public sealed class IssueLetter(AsbDbContext db, LetterWriter writer, SiteAddress site, IStringLocalizer<LetterWords> words)
{
    /// <summary>
    /// Dates that count from the letter move while it waits. Words that nobody changed follow; words that somebody wrote
    /// stay, and the check then says which date they no longer give.
    /// </summary>
    public async Task BringUpToDateAsync(Case @case, Letter letter, CaseRules rules, DateOnly today)
    {
        if (letter.State != LetterState.Draft) return;
        var content = await writer.ContentAsync(@case, PersonOf(@case, letter), letter.Kind, LetterNote.Of(letter.Content), rules, today);
        if (JsonSerializer.Serialize(content) == JsonSerializer.Serialize(letter.Content)) return;
        var untouched = letter.Wording == await writer.WordingAsync(letter.Kind, letter.Content, @case.AreaId, rules.Procedure);
        letter.Redraft(content, untouched ? await writer.WordingAsync(letter.Kind, content, @case.AreaId, rules.Procedure) : letter.Wording);
    }

    /// <summary>Works the draft out anew with what somebody wrote for it; what they had changed in the words is given up.</summary>
    public async Task RedraftAsync(Case @case, Letter letter, LetterNote note, CaseRules rules, DateOnly today)
    {
        var content = await writer.ContentAsync(@case, PersonOf(@case, letter), letter.Kind, note, rules, today);
        letter.Redraft(content, await writer.WordingAsync(letter.Kind, content, @case.AreaId, rules.Procedure));
    }

    public async Task IssueAsync(Case @case, Letter letter, CaseRules rules, Actor by, DateTimeOffset at)
    {
        await BringUpToDateAsync(@case, letter, rules, London.DateOf(at));
        var person = PersonOf(@case, letter);
        var number = $"{@case.Reference}/{await db.Letters.CountAsync(l => l.CaseId == @case.Id && l.Number != null) + 1}";
        var delivery = DeliveryRule.For(@case, person);
        letter.Issue(@case, number, LetterDocument.Fragment(letter.Content, letter.Wording, number), delivery, by, at);
        await FollowUpAsync(@case, letter, rules, by, at);
        if (delivery == LetterDelivery.Email) db.OutgoingMessages.Add(LetterMail.Notice(@case, person, letter, site, words, at));
    }

    // Some letters are themselves what the procedure waits for.
    private async Task FollowUpAsync(Case @case, Letter letter, CaseRules rules, Actor by, DateTimeOffset at)
    {
        if (letter.Kind == LetterKind.NoContact && !@case.Stage.IsEnded()) @case.CloseForNoContact(await db.AttemptsAsync(@case.Id, @case.Round), rules, by, at);   // it says that it is closed
        if (letter.Kind == LetterKind.Outcome && @case.Stage == CaseStage.PanelHeld && @case.SubjectOfLetterTo(letter.PersonId).Length == 0)
        {
            @case.RecordOutcomeTold(London.DateOf(at), "by letter", by, at);
            if (await db.ActionPlans.FirstOrDefaultAsync(p => p.CaseId == @case.Id) is { IsUnderWay: true }) @case.AgreeActions("", by, at);
        }
        if (letter.Kind == LetterKind.NotInvited && await db.Voices.FirstOrDefaultAsync(v => v.PersonId == letter.PersonId && v.NotInvitedAt != null) is { } voice) voice.RecordToldNotInvited(@case, London.DateOf(at), by, at);
        if (letter.Kind == LetterKind.HowThingsAre && @case.Stage == CaseStage.Closed) await AskedAfterwardsAsync(@case, letter, by, at);
    }

    private async Task AskedAfterwardsAsync(Case @case, Letter letter, Actor by, DateTimeOffset at)
    {
        var victim = PersonOf(@case, letter) is { Part: PersonPart.Victim } own ? own : @case.People.Where(p => p.Part == PersonPart.Victim).MinBy(p => p.Number);
        if (victim is null) return;
        var voice = await db.Voices.FirstOrDefaultAsync(v => v.PersonId == victim.Id);
        if (voice is null) db.Voices.Add(voice = VictimVoice.Of(@case, victim.Id));
        if (voice.AskedAfterwardsInRound != @case.Round) voice.AskAfterwards(@case, "by letter", by, at);
    }

    /// <exception cref="RuleRefusedException">They are no longer on the case.</exception>
    public static CasePerson PersonOf(Case @case, Letter letter) =>
        @case.People.Find(p => p.Id == letter.PersonId) ?? throw new RuleRefusedException(new("The person to whom this letter goes is no longer on the case."));
}
