namespace AsbCaseReview.Infrastructure.Email;

/// <summary>Where people reach the site: every link in a message or a letter begins with it (Site:Address).</summary>
public sealed class SiteAddress
{
    /// <param name="address">"https://casereview.council.example"; no path, no closing slash needed.</param>
    /// <exception cref="ArgumentException">Not the address of a web site; the message says so.</exception>
    public SiteAddress(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new ArgumentException($"Site:Address is “{address}”, which is not the address of a web site. Set it to where people reach the site, for example https://casereview.council.example.");
        Base = uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    /// <summary>Without a closing slash.</summary>
    public string Base { get; }

    /// <param name="path">"/my-case".</param>
    public string Link(string path) => Base + path;

    public override string ToString() => Base;
}
