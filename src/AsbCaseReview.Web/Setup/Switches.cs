using AsbCaseReview.Infrastructure.Persistence;

namespace AsbCaseReview.Web.Setup;

public static class Switches
{
    /// <summary>A setting that is true or false.</summary>
    /// <exception cref="StartupException">It is something else.</exception>
    public static bool Read(IConfiguration configuration, string name, bool otherwise) => configuration[name] switch
    {
        null or "" => otherwise,
        var set => bool.TryParse(set, out var on) ? on : throw new StartupException($"The setting {name} is “{set}”. Set it to true or false."),
    };
}
