using System.Globalization;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Identity;
using AsbCaseReview.Infrastructure.Jobs;
using AsbCaseReview.Infrastructure.Persistence;
using AsbCaseReview.Web.Admin;
using AsbCaseReview.Web.Admin.Holidays;
using AsbCaseReview.Web.Appeals;
using AsbCaseReview.Web.Apply;
using AsbCaseReview.Web.Casework.Letters;
using AsbCaseReview.Web.Components.Files;
using AsbCaseReview.Web.Demonstration;
using AsbCaseReview.Web.MyCase;
using AsbCaseReview.Web.Panels.Shared;
using AsbCaseReview.Web.Resources;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;

namespace AsbCaseReview.Web.Setup;

/// <summary>What a command or a test leaves out of the whole application.</summary>
public sealed class WebAppOptions
{
    public bool Jobs { get; set; } = true;
    public bool Pages { get; set; } = true;

    /// <summary>Makes the jobs' tables where they are missing: what <c>--migrate</c> is for.</summary>
    public bool MakeJobTables { get; set; }
}

/// <summary>Puts the web application together.</summary>
public static class WebApp
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args, _ => { });
        await PrepareAsync(app);
        await app.RunAsync();
        return 0;
    }

    public static WebApplication Build(string[] args, Action<WebAppOptions> change)
    {
        CultureInfo.DefaultThreadCurrentCulture = Sentence.English;
        var options = new WebAppOptions();
        change(options);
        var builder = WebApplication.CreateBuilder(args);
        var folders = new DataFolders(builder.Configuration, builder.Environment.ContentRootPath);
        var database = builder.Services.AddDatabase(builder.Configuration, folders.Root);
        builder.Services.AddSingleton(folders);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(RiskMatrixFile.Read(builder.Configuration));
        builder.Services.AddSingleton(PowersFile.Read(builder.Configuration));
        AddSigningIn(builder.Services, builder.Environment);
        builder.Services.AddMyCase(builder.Environment);
        AddPages(builder.Services);
        builder.Services.AddEvidence(builder.Configuration, folders);
        builder.Services.AddApply();
        AddHealth(builder.Services);
        builder.AddLettersAndMail(folders);
        builder.AddHolidays();
        builder.Services.AddPanels(folders);
        builder.Services.AddAdministration();
        builder.AddJobs(database, folders, options);
        var app = builder.Build();
        if (options.Pages) Use(app);
        return app;
    }

    /// <summary>How soon somebody whose account was closed or changed elsewhere is signed out.</summary>
    private static readonly TimeSpan StampChecked = TimeSpan.FromMinutes(30);

    private static void AddSigningIn(IServiceCollection services, IWebHostEnvironment environment)
    {
        services.AddIdentityCore<StaffUser>(o =>
            {
                o.User.RequireUniqueEmail = true;
                o.Password.RequiredLength = 12;
                o.Password.RequireNonAlphanumeric = o.Password.RequireUppercase = o.Password.RequireDigit = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<AsbDbContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<StaffClaimsFactory>()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(o =>
        {
            o.Cookie.Name = "asb-staff";
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/not-allowed";
            o.ReturnUrlParameter = "next";
            o.ExpireTimeSpan = TimeSpan.FromHours(10);
            o.SlidingExpiration = true;
            // The same rule as its own, asked before the account's services are made: they are needed once in half an hour, not for each page.
            o.Events.OnValidatePrincipal = context => context.Properties.IssuedUtc > context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - StampChecked
                ? Task.CompletedTask
                : SecurityStampValidator.ValidatePrincipalAsync(context);
        }));
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = StampChecked);
        var authorization = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var (permission, roles) in WhoMayDoWhat.Table)
            authorization.AddPolicy(permission.ToString(), p => p.RequireRole(roles.Select(r => r.ToString())));
        services.AddDataProtection().SetApplicationName("AsbCaseReview");
        services.AddSingleton<DataProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeys>((o, keys) => o.XmlRepository = keys);
        services.AddSingleton<LookBook>();
        services.AddHostedService(s => s.GetRequiredService<LookBook>());
        services.AddScoped<CaseAccess>();
        services.AddAppeals();
        services.AddScoped<DemonstrationPeople>();
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddLocalization();   // words stand beside the class that names them
        services.AddControllersWithViews(o =>
            {
                o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                o.Filters.Add<FluentValidationFilter>(order: -3000);   // before the filter that looks at the model state
                o.Filters.Add<NotFoundFilter>();
            });
        services.Configure<RazorViewEngineOptions>(o => o.ViewLocationExpanders.Add(new BesideTheController()));
        services.AddAntiforgery(o => o.Cookie.Name = "asb-form");
        services.AddHttpContextAccessor();
        services.AddQueriesAndValidators();
    }

    private static void AddHealth(IServiceCollection services) => services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

    private static void Use(WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/problem");
            app.UseHsts();
        }
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseSecurityHeaders();
        app.UseRequestLocalization(o => o.SetDefaultCulture(Languages.English).AddSupportedCultures(Languages.Supplied).AddSupportedUICultures(Languages.Supplied));
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        // Without it the policy for signed-in people sends a victim with a mistyped address to the staff's sign-in.
        app.MapFallback("{**address}", () => Results.NotFound()).AllowAnonymous();
    }

    /// <summary>Brings the embedded database up to date, and refuses to start where something would fail later.</summary>
    public static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = await PrepareDatabaseAsync(scope.ServiceProvider);
        await MustKnowHolidaysAsync(scope.ServiceProvider, db);
        app.Services.CheckLettersAndMail();
        if (app.Environment.IsDevelopment()) await MakeDemonstrationAsync(scope.ServiceProvider);
        await JobsSetup.ApplyScheduleAsync(scope.ServiceProvider);
    }

    /// <summary>The embedded database is brought up to date; a server's has to be already.</summary>
    public static async Task<AsbDbContext> PrepareDatabaseAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<AsbDbContext>();
        if (db is SqliteAsbDbContext) await DatabaseSetup.MigrateAsync(db);
        else await DatabaseSetup.CheckAsync(db);
        return db;
    }

    private static async Task MakeDemonstrationAsync(IServiceProvider services)
    {
        var areas = ActivatorUtilities.CreateInstance<DemonstrationAreas>(services);
        if (!await areas.IsMadeAsync()) await areas.MakeAsync();
        if (!Switches.Read(services.GetRequiredService<IConfiguration>(), "Demonstration:Cases", otherwise: true)) return;
        await ActivatorUtilities.CreateInstance<DemonstrationCases>(services).MakeAsync();
        await ActivatorUtilities.CreateInstance<DemonstrationAppeals>(services).MakeAsync();
    }

    // Deadlines reach most of a year ahead.
    private static async Task MustKnowHolidaysAsync(IServiceProvider services, AsbDbContext db)
    {
        var calendar = await services.GetRequiredService<HolidayBook>().ReadAsync(db);
        var needed = London.Today(services.GetRequiredService<TimeProvider>()).AddMonths(9).Year;
        if (needed > calendar.LastKnownYear)
            throw new StartupException($"The bank holidays of {needed} are not known, so deadlines could not be worked out. Load them: run “load-holidays FILE” with GOV.UK’s bank-holidays.json, or set Holidays:Feed.");
    }
}
