using System.Globalization;
using System.Security.Cryptography;
using AsbCaseReview.Infrastructure.Correspondence;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Web.Appeals.Yours;

/// <summary>Which appeal the visitor has opened with its code: kept in their browser until half an hour after they last looked. A new code that is shown or told ends what the old ones opened.</summary>
public sealed class YourAppeal(AsbDbContext db, IDataProtectionProvider protection, IHttpContextAccessor http, IWebHostEnvironment environment, TimeProvider clock)
{
    private const string CookieName = "asb-your-appeal";
    private static readonly TimeSpan Lives = TimeSpan.FromMinutes(30);

    private HttpContext Http => http.HttpContext!;

    private IDataProtector Protector => protection.CreateProtector("appeal.yours");

    public void Open(Guid appealId, string codeHash) =>
        Http.Response.Cookies.Append(CookieName, Protector.Protect($"{appealId}|{(clock.GetUtcNow() + Lives).ToUnixTimeSeconds()}|{codeHash}"), Options());

    public void Leave() => Http.Response.Cookies.Delete(CookieName, Options());

    /// <summary>Null: none is open, its time is over, or they may no longer follow it online.</summary>
    public async Task<Guid?> MineAsync()
    {
        try
        {
            if (Http.Request.Cookies[CookieName] is not { Length: > 0 } cookie || Protector.Unprotect(cookie).Split('|') is not [var written, var until, var code]) return null;
            var id = Guid.Parse(written);
            if (long.Parse(until, CultureInfo.InvariantCulture) <= clock.GetUtcNow().ToUnixTimeSeconds()) return null;
            var appeal = await db.Appeals.AsNoTracking().IgnoreAutoIncludes().FirstOrDefaultAsync(a => a.Id == id && (a.CodeHash == code || a.LetterCodeHash == code));
            if (appeal is null || !await db.MayFollowOnlineAsync(appeal)) return null;
            Open(id, code);
            return id;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps || !environment.IsDevelopment(), Path = "/appeal", IsEssential = true };
}
