using System.Security.Cryptography;
using System.Text;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Ask;

/// <summary>What has been answered, and what follows from it: who reviews it, and by when it had to be asked for.</summary>
public sealed record AskState(AppealAnswers Answers, AppealPlace? Place, DateOnly? NoticeOn, IReadOnlyList<EvidenceFile> Files, DateOnly Today)
{
    /// <summary>Last day, included, to appeal; null where there is none, or the day of the letter is not known.</summary>
    public DateOnly? LastDay => NoticeOn is { } notice ? Place?.Rules.LastDay(notice) : null;

    public bool Late => Today > LastDay;
}

/// <summary>The draft of an appeal that somebody is writing, found by the secret in their browser's cookie; the database holds only its hash.</summary>
public sealed class AppealDesk(AsbDbContext db, LodgeAppeal lodge, IHttpContextAccessor http, IWebHostEnvironment environment, TimeProvider clock)
{
    private const string CookieName = "asb-appeal";
    private const int Attempts = 8;

    private HttpContext Http => http.HttpContext!;

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public async Task<AppealDraft?> FindAsync()
    {
        if (Http.Request.Cookies[CookieName] is not { Length: > 0 and <= 100 } secret) return null;
        var (hash, today) = (HashOf(secret), London.Today(clock));
        return await db.AppealDrafts.FirstOrDefaultAsync(d => d.SecretHash == hash && d.DeletedOn > today);
    }

    public async Task<AskState> StateOfAsync(AppealDraft? draft)
    {
        var today = London.Today(clock);
        if (draft is null) return new(new(), null, null, [], today);
        var answers = draft.Answers;
        var place = await lodge.PlaceAsync(answers.CaseId, answers.LocalGovernmentAreaId, answers.PreviousReference);
        var notice = answers.NoticeOn ?? (place is not null && answers.Against is { } against ? await lodge.NoticeOfAsync(place, against, answers.PersonId) : null);
        return new(answers, place, notice, await db.EvidenceFiles.AsNoTracking().Where(f => f.DraftId == draft.Id).OrderBy(f => f.AddedAt).ToListAsync(), today);
    }

    /// <summary>Changes the answers of one page and saves; the first answer makes the draft. Of two tabs neither undoes the other.</summary>
    /// <returns>Null where it has been sent meanwhile.</returns>
    public async Task<AppealDraft?> ChangeAsync(Func<AppealAnswers, AppealAnswers> change, Func<AppealDraft, Task>? beside = null, bool anew = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            var draft = (anew ? null : await FindAsync()) ?? Begin();
            if (draft.AppealId is not null) return null;
            if (beside is not null) await beside(draft);
            draft.Change(change, clock.GetUtcNow());
            if (await db.TrySaveAsync()) return draft;
            if (attempt == Attempts) throw new DbUpdateConcurrencyException("The draft was changed by others all the time.");
        }
    }

    /// <summary>Begins an appeal that takes an answered one further: who, and which review, is known.</summary>
    /// <exception cref="RuleRefusedException">The procedure has no appeal after it, or it does not come from the applicant.</exception>
    public async Task TakeFurtherAsync(Appeal answered)
    {
        var procedure = await db.Services.Procedures.GetAsync(answered.ProcedureVersionId, db);
        if (answered.Further(procedure) is not { } stage) throw new RuleRefusedException(new("There is no appeal after this one."));
        if (!stage.LodgedBy.Contains(AppealLodgedBy.Applicant)) throw new RuleRefusedException(new("Tell the team that you want to go on: they pass it on to {0}.", stage.Body));
        var lga = await db.LocalGovernmentAreas.Where(l => l.AreaId == answered.AreaId && (answered.Elsewhere == null || l.Name == answered.Elsewhere.LocalGovernmentArea)).Select(l => (Guid?)l.Id).FirstOrDefaultAsync();
        var a = answered.Applicant;
        await ChangeAsync(_ => new()
        {
            Against = answered.Against,
            CaseId = answered.CaseId,
            PersonId = answered.CaseId is null ? null : a.PersonId,
            PreviousReference = answered.Reference,
            LocalGovernmentAreaId = lga,
            HandledBy = answered.Elsewhere?.HandledBy ?? answered.Body,
            Reference = answered.Elsewhere?.Reference,
            Name = a.Name,
            For = a.For,
            Authority = a.Authority,
            Email = a.Email,
            Phone = a.Phone,
            Address = a.Address,
            Postcode = a.Postcode,
            EmailSafe = a.SafeContact.EmailSafe,
            PhoneSafe = a.SafeContact.TelephoneSafe,
            PostSafe = a.SafeContact.PostSafe,
            ReachAnswered = true,
        }, anew: true);
    }

    public void Forget() => Http.Response.Cookies.Delete(CookieName, Options());

    private AppealDraft Begin()
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var draft = AppealDraft.Start(HashOf(secret), clock.GetUtcNow());
        db.AppealDrafts.Add(draft);
        Http.Response.Cookies.Append(CookieName, secret, Options());
        return draft;
    }

    // Gone when the browser is closed: whoever shares the computer does not find it.
    private CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps || !environment.IsDevelopment(), Path = "/appeal", IsEssential = true };
}
