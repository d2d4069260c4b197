namespace AsbCaseReview.Web.Setup;

/// <summary>Where people reach the site, for links in e-mails: the setting Site:Address; in its absence, where this request came to.</summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    public string Of(HttpRequest request) => configuration["Site:Address"] is { Length: > 0 } set ? set.TrimEnd('/') : $"{request.Scheme}://{request.Host}";
}
