using System.Runtime.CompilerServices;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>The project's own files, for tests that hold them to a habit.</summary>
public static class Sources
{
    public static string Root { get; } = FindRoot();

    /// <summary>C# files and views below a folder of the project, with their text; what is built or generated is left out.</summary>
    public static IEnumerable<(string Path, string Text)> Below(string folder, params string[] endings) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where endings.Any(e => path.EndsWith(e, StringComparison.Ordinal))
        where !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "Migrations" or "App_Data" or "lib")
        select (path, File.ReadAllText(file));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { Path.GetDirectoryName(here), AppContext.BaseDirectory })
            for (var folder = start is null ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "AsbCaseReview.sln")))
                    return folder.FullName;
        throw new InvalidOperationException("The project's root, with AsbCaseReview.sln, is not above the tests.");
    }
}
