using AsbCaseReview.Domain.Applications;

namespace AsbCaseReview.Web.Casework.Triage;

/// <summary>How consent and safe contact read on staff pages.</summary>
public static class Words
{
    public const string InWriting = "In writing: the letter or e-mail is kept under Evidence";
    public const string Spoken = "By telephone or in person";

    public static string Consent(ConsentState state) => state switch
    {
        ConsentState.NotAsked => "consent not asked yet",
        ConsentState.Asked => "consent asked for",
        ConsentState.Given => "consents",
        ConsentState.NotNeeded => "proceeded without consent",
        ConsentState.Refused => "does not consent",
        _ => "consent withdrawn",
    };

    public static string Safe(SafeContact safe)
    {
        static string Way(string way, string? when) => string.IsNullOrWhiteSpace(when) ? way : $"{way} ({when})";
        var ways = new List<string>();
        if (safe.EmailSafe) ways.Add(Way("e-mail", safe.EmailWhen));
        if (safe.TelephoneSafe) ways.Add(Way("telephone", safe.TelephoneWhen));
        if (safe.PostSafe) ways.Add(Way("post", safe.PostWhen));
        if (safe.OnlineSafe) ways.Add("their page online");
        return ways.Count == 0 ? "no way is marked safe" : string.Join(", ", ways);
    }
}
