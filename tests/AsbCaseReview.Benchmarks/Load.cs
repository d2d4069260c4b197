using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace AsbCaseReview.Benchmarks;

/// <summary>Pages under four users at once, beside the bare page over the same table in the same run. Each server is a process of its own.</summary>
public static partial class Load
{
    private const int Users = 4;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly string[] Coordinators = ["nadia.whitcombe@staff.example", "owen.sallis@staff.example", "nadia.whitcombe@staff.example", "owen.sallis@staff.example"];

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Path.GetFullPath(args[0]);
        var (area, references) = Cases(folder);
        const string ours = "http://127.0.0.1:5190", bare = "http://127.0.0.1:5191";
        using var bareServer = await StartAsync("dotnet", [typeof(Load).Assembly.Location, "bare", folder, bare], $"{bare}/bare/list?area={area}");
        var cold = Stopwatch.StartNew();
        using var server = await StartAsync("dotnet", [args.ElementAtOrDefault(2) ?? WebDll(), "--urls", ours, $"--Storage:Folder={folder}", "--Jobs:Run=false", "--Demonstration:Cases=false"], $"{ours}/");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first page after a cold start: {cold.Elapsed.TotalSeconds:N1} s"));

        var users = await Task.WhenAll(Coordinators.Select(email => SignInAsync(ours, email)));
        var bares = Enumerable.Range(0, Users).Select(_ => new HttpClient { BaseAddress = new Uri(bare) }).ToArray();
        Console.WriteLine();
        Console.WriteLine("| page | requests a second | median, ms | 95th, ms | processor, ms | bare page, requests a second | processor, ms | share |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var random = new Random(7);
        string Case() => references[random.Next(references.Count)];
        var only = args.ElementAtOrDefault(1) ?? "";
        Task compare(string name, HttpClient[] ours, Func<int, HttpRequestMessage> ask, HttpClient[] bares, Func<int, HttpRequestMessage> askBare) =>
            name.Contains(only, StringComparison.OrdinalIgnoreCase) ? CompareAsync(name, (server, ours, ask), (bareServer, bares, askBare)) : Task.CompletedTask;
        // Both servers compile what they run often a second time, better; what is measured is what a working day sees.
        await RunAsync(users, _ => Get("/cases"), WarmUp);
        await RunAsync(bares, _ => Get($"/bare/list?area={area}"), WarmUp);
        await compare("list, first page", users, _ => Get("/cases"), bares, _ => Get($"/bare/list?area={area}"));
        await compare("list, filtered", users, _ => Get("/cases?stage=ActionsOpen&hate=true"), bares, _ => Get($"/bare/list?area={area}&stage=ActionsOpen&hate=true"));
        await compare("list, searched", users, _ => Get("/cases?q=Okafor"), bares, _ => Get($"/bare/list?area={area}&q=Okafor"));
        await compare("list, page 1,000", users, _ => Get("/cases?ended=true&page=1000"), bares, _ => Get($"/bare/list?area={area}&all=true&page=1000"));
        await compare("case page", users, _ => Get($"/cases/{Case()}"), bares, _ => Get($"/bare/case/{Case()}"));
        var notes = await Task.WhenAll(users.Select(u => NoteAsync(u, Case())));
        await compare("submit (a note)", users, i => notes[i](), bares, _ => Post($"/bare/case/{Case()}", [new("note", "Spoke with the officer.")]));
        Console.WriteLine();
        server.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory after all this: {server.WorkingSet64 / 1_000_000:N0} MB resident, {OnceCounted(server.Id):N0} MB counting each page once"));
        server.Kill(entireProcessTree: true);
        bareServer.Kill(entireProcessTree: true);
        return 0;
    }

    // Code that was compiled is mapped twice (to be written, to be run), and the runtime's files are shared with others; both stand twice in the resident size.
    private static double OnceCounted(int process) =>
        File.ReadLines($"/proc/{process}/smaps_rollup").First(l => l.StartsWith("Pss:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] is var kilobytes
            ? double.Parse(kilobytes, CultureInfo.InvariantCulture) * 1024 / 1_000_000 : 0;

    private static (string Area, List<string> References) Cases(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "asb-case-review.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Reference, AreaId FROM Cases WHERE Reference LIKE 'WNC-%' LIMIT 5000";
        using var reader = command.ExecuteReader();
        var references = new List<string>();
        var area = "";
        while (reader.Read())
        {
            references.Add(reader.GetString(0));
            area = reader.GetString(1);
        }
        return (area, references);
    }

    private static string WebDll() => Path.Combine(AppContext.BaseDirectory, "AsbCaseReview.Web.dll");

    private static async Task<Process> StartAsync(string file, string[] arguments, string until)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(50))
            try
            {
                if ((await client.GetAsync(new Uri(until))).IsSuccessStatusCode) return process;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        throw new InvalidOperationException($"{file} did not answer within a minute.");
    }

    private static async Task<HttpClient> SignInAsync(string address, string email)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", Token(page))]);
        var answer = await client.PostAsync(new Uri($"/sign-in/as/{email}", UriKind.Relative), content);
        return answer.StatusCode == HttpStatusCode.Found ? client : throw new InvalidOperationException($"Could not sign in: {answer.StatusCode}.");
    }

    private static async Task<Func<HttpRequestMessage>> NoteAsync(HttpClient user, string reference)
    {
        var page = await user.GetStringAsync(new Uri($"/cases/{reference}/triage", UriKind.Relative));
        KeyValuePair<string, string>[] fields = [new("__RequestVerificationToken", Token(page)), new("AddNote.Version", Version().Match(page).Groups[1].Value), new("AddNote.Note", "Spoke with the officer.")];
        return () => Post($"/cases/{reference}/triage/note", fields);
    }

    private static HttpRequestMessage Get(string address) => new(HttpMethod.Get, address);

    private static HttpRequestMessage Post(string address, KeyValuePair<string, string>[] fields) => new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };

    private static async Task CompareAsync(string name, (Process, HttpClient[], Func<int, HttpRequestMessage>) ours, (Process, HttpClient[], Func<int, HttpRequestMessage>) bare)
    {
        var cheapest = await MeasureAsync(bare);
        var product = await MeasureAsync(ours);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {product.PerSecond:N0} | {product.Median:N1} | {product.P95:N1} | {product.Processor:N2} | {cheapest.PerSecond:N0} | {cheapest.Processor:N2} | {product.PerSecond / cheapest.PerSecond:N2} |"));
    }

    private static async Task<(double PerSecond, double Median, double P95, double Processor)> MeasureAsync((Process Server, HttpClient[] Clients, Func<int, HttpRequestMessage> Ask) of)
    {
        await RunAsync(of.Clients, of.Ask, TimeSpan.FromSeconds(2));
        of.Server.Refresh();
        var (watch, processor) = (Stopwatch.StartNew(), of.Server.TotalProcessorTime);
        var times = await RunAsync(of.Clients, of.Ask, Each);
        var seconds = watch.Elapsed.TotalSeconds;
        of.Server.Refresh();
        times.Sort();
        return (times.Count / seconds, times[times.Count / 2], times[(int)(times.Count * 0.95)], (of.Server.TotalProcessorTime - processor).TotalMilliseconds / times.Count);
    }

    private static async Task<List<double>> RunAsync(HttpClient[] clients, Func<int, HttpRequestMessage> ask, TimeSpan time)
    {
        var all = await Task.WhenAll(clients.Select((client, i) => Task.Run(async () =>
        {
            var times = new List<double>();
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < time;)
            {
                HttpRequestMessage request;
                lock (clients) request = ask(i);
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.SendAsync(request);
                await answer.Content.ReadAsByteArrayAsync();
                if ((int)answer.StatusCode >= 400) throw new InvalidOperationException($"{request.RequestUri}: {answer.StatusCode}");
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            return times;
        })));
        return [.. all.SelectMany(t => t)];
    }

    private static string Token(string page) => AntiForgery().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex AntiForgery();

    [GeneratedRegex("name=\"AddNote.Version\" value=\"([0-9]+)\"")]
    private static partial Regex Version();
}
