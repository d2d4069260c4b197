namespace AsbCaseReview.Web.Setup;

/// <summary>
/// <c>dotnet run</c> puts <c>--from-source</c> and the project's folder before what was typed (the project file says so): a
/// developer's start, in Development and on port 5080 unless the environment says otherwise.
/// </summary>
public static class FromSource
{
    /// <returns>The arguments as they were typed.</returns>
    public static string[] Apply(string[] args)
    {
        if (args is not ["--from-source", var project, .. var typed]) return args;
        Unless("ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT", project);
        Unless("ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "Development");
        Unless("ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "http://localhost:5080");
        return typed;
    }

    private static void Unless(string name, string other, string value)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(other)))
            Environment.SetEnvironmentVariable(name, value);
    }
}
