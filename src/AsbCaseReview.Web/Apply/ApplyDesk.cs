using System.Security.Cryptography;
using System.Text;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Apply;

/// <summary>
/// The draft that somebody is writing, found by a key in their cookie: the draft's secret, or the code that was written down.
/// The database holds only hashes of both. Nobody who has only the database, or only an address, can read a draft.
/// </summary>
public sealed class ApplyDesk(AsbDbContext db, IHttpContextAccessor http, IWebHostEnvironment environment, TimeProvider clock)
{
    private const string CookieName = "asb-apply";
    private const int Attempts = 8;

    private HttpContext Http => http.HttpContext!;

    /// <summary>The key in the cookie; null without one.</summary>
    public string? Key => Http.Request.Cookies[CookieName] is { Length: > 0 and <= 100 } key ? key : null;

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The draft of a key, sent or not; null where there is none, or its 28 days are over.</summary>
    public async Task<ApplicationDraft?> FindAsync(string? key)
    {
        if (key is null) return null;
        var (hash, today) = (HashOf(key), London.Today(clock));
        return await db.Drafts.FirstOrDefaultAsync(d => (d.SecretHash == hash || d.CodeHash == hash) && d.DeletedOn > today);
    }

    public Task<ApplicationDraft?> FindAsync() => FindAsync(Key);

    /// <summary>What has been answered so far, with the procedure of the area once that is known.</summary>
    public async Task<JourneyState> StateOfAsync(ApplicationDraft? draft)
    {
        var today = London.Today(clock);
        if (draft is null) return JourneyState.Empty with { Today = today };
        var files = await db.EvidenceFiles.AsNoTracking().Where(f => f.DraftId == draft.Id).OrderBy(f => f.AddedAt).ToListAsync();
        var where = draft.Answers.LocalGovernmentAreaId is { } id ? await db.LocalGovernmentAreas.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id) : null;
        if (where is null) return new(draft.Answers, null, null, null, files, today);
        var area = await db.Areas.AsNoTracking().FirstAsync(a => a.Id == where.AreaId);
        var (_, procedure) = await db.Services.Procedures.InForceAsync(area.Id, today, db);
        return new(draft.Answers, where, area, procedure, files, today);
    }

    /// <summary>
    /// Changes the answers of one page and saves; the first answer makes the draft. Of two tabs that save at once neither undoes
    /// the other: the change is made again on what the other saved.
    /// </summary>
    /// <param name="beside">What else belongs to it, a file's row for example. Done once more at each attempt.</param>
    /// <returns>The draft; null where it has been sent meanwhile and can no longer be changed.</returns>
    public async Task<ApplicationDraft?> ChangeAsync(Func<DraftAnswers, DraftAnswers> change, Func<ApplicationDraft, Task>? beside = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var draft = await FindAsync() ?? Begin();
            if (draft.CaseId is not null) return null;
            if (beside is not null) await beside(draft);
            draft.Change(change, clock.GetUtcNow());
            if (await db.TrySaveAsync()) return draft;
            if (attempt == Attempts) throw new DbUpdateConcurrencyException("The draft was changed by others all the time.");
        }
    }

    /// <summary>Gives a code to write down; an earlier one no longer works. The browser that holds the earlier one goes on with the new.</summary>
    public async Task<bool> GiveCodeAsync(string code)
    {
        if (await FindAsync() is not { CaseId: null } draft) return false;
        var byCode = draft.SecretHash != HashOf(Key!);
        draft.GiveCode(HashOf(code));
        if (!await db.TrySaveAsync()) return await GiveCodeAsync(code);
        if (byCode) Remember(code);
        return true;
    }

    /// <summary>Deletes the draft's row; its files are the caller's.</summary>
    public async Task DeleteAsync(ApplicationDraft draft)
    {
        db.Drafts.Remove(draft);
        await db.TrySaveAsync();
        Forget();
    }

    public void Remember(string key) => Http.Response.Cookies.Append(CookieName, key, Options());

    public void Forget() => Http.Response.Cookies.Delete(CookieName, Options());

    private ApplicationDraft Begin()
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var draft = ApplicationDraft.Start(HashOf(secret), clock.GetUtcNow());
        db.Drafts.Add(draft);
        Remember(secret);
        return draft;
    }

    // Gone when the browser is closed: whoever shares the computer does not find it.
    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Http.Request.IsHttps || !environment.IsDevelopment(),
        Path = "/apply",
        IsEssential = true,
    };
}
