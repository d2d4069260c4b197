using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>
/// The whole application on a SQLite file of its own, with the demonstration's areas and people and no cases, jobs
/// standing still, and a clock that the test moves. It is Monday 2 March 2026, 10 in the morning.
/// </summary>
public class TestApp : WebApplicationFactory<Program>
{
    public const string Coordinator = "nadia.whitcombe@staff.example";           // West Northamptonshire
    public const string OtherCoordinator = "owen.sallis@staff.example";          // the same
    public const string SeniorManager = "grace.adeyemi.holt@staff.example";
    public const string PanelChair = "sheila.rudge@staff.example";
    public const string PoliceOfficer = "kiran.maddox@staff.example";
    public const string HousingOfficer = "lorna.tweed@staff.example";
    public const string Reviewer = "anton.bexley@staff.example";
    public const string Analyst = "freya.docherty@staff.example";
    public const string Administrator = "admin@staff.example";
    public const string CoordinatorElsewhere = "joanna.petrie@staff.example";    // Gloucestershire
    public const string CoordinatorStaffordshire = "amina.farrow@staff.example";

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private readonly string _folder = Directory.CreateTempSubdirectory("asb-test-").FullName;

    public TestApp() : this(copy: true) { }

    private TestApp(bool copy)
    {
        if (copy) File.Copy(Template.Value.GetAwaiter().GetResult(), Path.Combine(_folder, "asb-case-review.db"));
    }

    public Clock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    public string Folder => _folder;

    /// <summary>Settings beside those of every test.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Folder", _folder);
        builder.UseSetting("Jobs:Run", "false");
        builder.UseSetting("Browser:Folder", Path.Combine(Path.GetTempPath(), "asb-browser"));   // unpacked once for all tests
        builder.UseSetting("Demonstration:Cases", "false");
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.ConfigureDbContext<SqliteAsbDbContext>(o => o.AddInterceptors(AlsoForSqlServer.Instance), ServiceLifetime.Singleton);
            Change(services);
        });
    }

    protected virtual void Change(IServiceCollection services) { }

    /// <summary>Somebody at a browser, not signed in.</summary>
    public Visitor Visit() => new(CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>Somebody of the demonstration, signed in.</summary>
    public async Task<Visitor> SignInAsync(string email)
    {
        var visitor = Visit();
        await visitor.GetAsync("/sign-in");
        await visitor.PostAsync($"/sign-in/as/{email}");
        return visitor;
    }

    /// <summary>Looks into, or changes, the database.</summary>
    public async Task<T> WithDbAsync<T>(Func<AsbDbContext, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AsbDbContext>());
    }

    public Task WithDbAsync(Func<AsbDbContext, Task> change) => WithDbAsync(async db =>
    {
        await change(db);
        return 0;
    });

    /// <summary>Runs something with a service of the application in a scope of its own.</summary>
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> run) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TService>());
    }

    // The migrations run and the demonstration's areas are made once; each application starts from a copy.
    private static async Task<string> MakeTemplateAsync()
    {
        await using var app = new TestApp(copy: false);
        await app.WithDbAsync(db => db.Database.CanConnectAsync());
        SqliteConnection.ClearAllPools();
        var made = Path.Combine(Directory.CreateTempSubdirectory("asb-template-").FullName, "template.db");
        await using (var source = new SqliteConnection($"Data Source={Path.Combine(app._folder, "asb-case-review.db")}"))
        {
            await source.OpenAsync();
            await using var backup = source.CreateCommand();
            backup.CommandText = $"VACUUM INTO '{made}'";
            await backup.ExecuteNonQueryAsync();
        }
        return made;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection($"Data Source={Path.Combine(_folder, "asb-case-review.db")};Foreign Keys=True;Default Timeout=30"));
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // Left to the machine's own tidying.
        }
        GC.SuppressFinalize(this);
    }
}
