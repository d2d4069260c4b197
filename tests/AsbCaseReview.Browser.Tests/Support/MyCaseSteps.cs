using System.Text.RegularExpressions;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Infrastructure.Email;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Browser.Tests.Support;

/// <summary>Signing in to "my case" with a code that comes by e-mail.</summary>
public static partial class MyCaseSteps
{
    public static async Task SignInToMyCaseAsync(this BrowserApp app, Person applicant, string reference)
    {
        await applicant.GoAsync("/my-case/no-code");
        await applicant.PageIsAccessibleAsync();
        await applicant.FillAsync("Reference", reference);
        await applicant.FillAsync("Your e-mail address", "margaret@applicant.example");
        await applicant.PressAsync("Send me a code");
        await applicant.SeesAsync("Look in your mailbox");
        var message = await app.WithDbAsync(db => db.OutgoingMessages.AsNoTracking().Where(m => m.Kind == MessageKind.AccessCode && db.Cases.Any(c => c.Id == m.CaseId && c.Reference == reference)).OrderByDescending(m => m.CreatedAt).FirstAsync());
        await app.WithAsync<SendMail, SendMailResult>(j => j.RunAsync());
        await applicant.GoAsync("/my-case");
        await applicant.PageIsAccessibleAsync();
        await applicant.FillAsync("Reference", reference.ToLowerInvariant());
        await applicant.FillAsync("Code", Code().Match(message.Text).Value);
        await applicant.PressAsync("Go on");
    }

    [GeneratedRegex("[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}")]
    private static partial Regex Code();
}
