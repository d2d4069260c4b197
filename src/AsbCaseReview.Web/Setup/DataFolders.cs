using AsbCaseReview.Infrastructure.Persistence;

namespace AsbCaseReview.Web.Setup;

/// <summary>Where the application keeps what is not in a database server: the embedded database, evidence, mail that is not sent.</summary>
public sealed class DataFolders
{
    private readonly string? _browser;

    /// <exception cref="StartupException">The folder cannot be made.</exception>
    public DataFolders(IConfiguration configuration, string contentRoot)
    {
        Root = Path.GetFullPath(configuration["Storage:Folder"] is { Length: > 0 } set ? set : "App_Data", contentRoot);
        _browser = configuration["Browser:Folder"] is { Length: > 0 } browser ? Path.GetFullPath(browser, contentRoot) : null;
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The folder “{Root}” cannot be made: {e.Message} Set Storage:Folder to one that the application may write to.", e);
        }
    }

    public string Root { get; }

    public string Evidence => Made("evidence");

    public string Outbox => Made("outbox");

    /// <summary>Where the browser that prints is unpacked; Browser:Folder lets several installations share one.</summary>
    public string Packs => Made("packs");

    public string Browser => _browser ?? Made("browser");

    private string Made(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}
