using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security;
using Microsoft.Playwright;

namespace AsbCaseReview.Infrastructure.Documents;

/// <summary>There is no browser to print with; the message says what was looked for and how to mend it.</summary>
public sealed class NoBrowserException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Where to look for a Chromium.</summary>
/// <param name="Path">A configured program (Browser:Path), before anything else.</param>
/// <param name="Roots">Folders that may hold node_modules: the content root in development, the application's own when published.</param>
/// <param name="UnpackInto">A folder that is kept between runs. Several processes may unpack into it at once.</param>
/// <param name="NoSandbox">
/// For a container whose kernel gives its user no namespaces (Browser:NoSandbox). What is printed is the product's own HTML, with script off and offline.
/// Root never has a sandbox.
/// </param>
public sealed record ChromiumPlaces(string? Path, IReadOnlyList<string> Roots, string UnpackInto, bool NoSandbox = false)
{
    /// <summary>Installed browsers that are tried last, by Playwright's names for them.</summary>
    public IReadOnlyList<string> Installed { get; init; } = ["msedge", "chrome"];
}

/// <summary>
/// Finds a browser and starts it: the configured one; the one that npm's @sparticuz/chromium brings (Linux, x64), unpacked
/// once; an installed Edge or Chrome. No package of the system's, no root, no download of its own.
/// </summary>
public sealed class Chromium(ChromiumPlaces places)
{
    /// <exception cref="NoBrowserException">None is to be had, or the one found does not start.</exception>
    public async Task<IBrowser> LaunchAsync(IPlaywright playwright, bool headless = true)
    {
        if (places.Path is { Length: > 0 } path)
        {
            if (!File.Exists(path)) throw new NoBrowserException($"Browser:Path names “{path}”, and there is no such file.");
            return await StartAsync(playwright, Options(headless, path, null));
        }
        if (Package() is { } package)
        {
            var home = await UnpackAsync(package);
            return await StartAsync(playwright, Options(headless, Path.Combine(home, "chromium"), home));
        }
        foreach (var channel in places.Installed)
        {
            try
            {
                return await playwright.Chromium.LaunchAsync(Options(headless, null, null, channel));
            }
            catch (PlaywrightException)
            {
                // Not installed: the next one.
            }
        }
        throw new NoBrowserException("There is no browser to print with: npm’s @sparticuz/chromium (Linux, x64) is not beside the application, and neither Edge nor Chrome is installed. Install one, or set Browser:Path.");
    }

    private static async Task<IBrowser> StartAsync(IPlaywright playwright, BrowserTypeLaunchOptions options)
    {
        try
        {
            return await playwright.Chromium.LaunchAsync(options);
        }
        catch (PlaywrightException e)
        {
            throw new NoBrowserException($"The browser “{options.ExecutablePath}” does not start: {e.Message.Split('\n')[0]}", e);
        }
    }

    private BrowserTypeLaunchOptions Options(bool headless, string? program, string? home, string? channel = null) => new()
    {
        Headless = headless,
        ExecutablePath = program,
        Channel = channel,
        Args = places.NoSandbox || Environment.UserName == "root" ? ["--no-sandbox"] : [],
        // Only these, so that no secret of the application's environment reaches the browser.
        Env = home is null ? null : new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = $"{home}/al2023/lib", ["FONTCONFIG_PATH"] = $"{home}/fonts", ["HOME"] = home },
    };

    private string? Package() => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
        ? places.Roots.Select(r => Path.Combine(r, "node_modules", "@sparticuz", "chromium", "bin")).FirstOrDefault(f => File.Exists(Path.Combine(f, "chromium.br")))
        : null;

    /// <summary>Unpacked beside, then moved in one step: of two processes that race, one wins and both may use it.</summary>
    private async Task<string> UnpackAsync(string package)
    {
        var packed = Path.Combine(package, "chromium.br");
        var home = Path.Combine(places.UnpackInto, $"chromium-{new FileInfo(packed).Length}");   // another version is another folder
        if (Directory.Exists(home)) return home;
        RemoveAbandoned();
        var beside = Directory.CreateDirectory(Path.Combine(places.UnpackInto, $"unpacking-{Guid.NewGuid():N}")).FullName;
        foreach (var name in new[] { "al2023", "fonts" })   // the shared libraries that it needs, and Open Sans
        {
            await using var archive = new BrotliStream(File.OpenRead(Path.Combine(package, $"{name}.tar.br")), CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(archive, Directory.CreateDirectory(Path.Combine(beside, name)).FullName, overwriteFiles: true);
        }
        // The package's own list of fonts names folders that are not here, and without any font a page is blank.
        await File.WriteAllTextAsync(Path.Combine(beside, "fonts", "fonts.conf"), $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
              <dir>{SecurityElement.Escape(Path.Combine(home, "fonts"))}</dir>
              <dir>/usr/share/fonts</dir>
              <cachedir>{SecurityElement.Escape(Path.Combine(home, "fonts-cache"))}</cachedir>
            </fontconfig>
            """);
        var program = Path.Combine(beside, "chromium");
        await using (var from = new BrotliStream(File.OpenRead(packed), CompressionMode.Decompress))
        await using (var to = File.Create(program))
            await from.CopyToAsync(to);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            Directory.Move(beside, home);
        }
        catch (IOException) when (Directory.Exists(home))
        {
            Directory.Delete(beside, recursive: true);
        }
        return home;
    }

    // What a process left that was ended while it unpacked.
    private void RemoveAbandoned()
    {
        Directory.CreateDirectory(places.UnpackInto);
        var anHourAgo = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1);
        foreach (var folder in new DirectoryInfo(places.UnpackInto).GetDirectories("unpacking-*").Where(f => f.LastWriteTimeUtc < anHourAgo))
            folder.Delete(recursive: true);
    }
}
