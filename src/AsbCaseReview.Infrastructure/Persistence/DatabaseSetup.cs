using System.Runtime.CompilerServices;
using AsbCaseReview.Infrastructure.Holidays;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AsbCaseReview.Infrastructure.Persistence;

public enum DatabaseProvider { Sqlite, SqlServer }

/// <summary>Which database the settings name.</summary>
public sealed record DatabaseChoice(DatabaseProvider Provider, string Connection);

/// <summary>Something in the settings stops the application; the message says what and how to mend it.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);

public static class DatabaseSetup
{
    /// <exception cref="StartupException">Provider or connection string is wrong.</exception>
    public static DatabaseChoice AddDatabase(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var named = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(named, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
            throw new StartupException($"The setting Database:Provider is “{named}”. Set it to Sqlite or SqlServer.");
        var connection = configuration["Database:ConnectionString"];
        if (configuration["Database:ConnectionStringFile"] is { Length: > 0 } file)
            connection = File.Exists(file) ? File.ReadAllText(file).Trim() : throw new StartupException($"The setting Database:ConnectionStringFile names “{file}”, which is not there. Mount the secret or set Database:ConnectionString.");

        services.AddSingleton(new SaveGate(oneAtATime: provider == DatabaseProvider.Sqlite));
        services.AddSingleton<ProcedureLibrary>();
        services.AddSingleton<HolidayBook>();
        services.AddSingleton<SaveServices>();
        if (provider == DatabaseProvider.Sqlite)
        {
            connection ??= $"Data Source={Path.Combine(dataFolder, "asb-case-review.db")}";
            services.AddDbContextPool<AsbDbContext, SqliteAsbDbContext>(o => UseSqlite(o, connection));
        }
        else if (string.IsNullOrWhiteSpace(connection))
            throw new StartupException("Database:Provider is SqlServer but there is no connection string. Set Database:ConnectionString, or Database:ConnectionStringFile to a file that holds it.");
        else
            services.AddDbContextPool<AsbDbContext, SqlServerAsbDbContext>(o => UseSqlServer(o, connection));
        return new(provider, connection);
    }

    public static void UseSqlite(DbContextOptionsBuilder options, string connection)
    {
        try
        {
            connection = new SqliteConnectionStringBuilder(connection) { ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        }
        catch (ArgumentException e)
        {
            throw new StartupException($"The database connection string is not one for SQLite: {e.Message} Write for example “Data Source=asb-case-review.db”.", e);
        }
        options.UseSqlite(connection, s => s.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(SqlitePragmas.Instance);
    }

    public static void UseSqlServer(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlServer(connection, s => s.EnableRetryOnFailure(3).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    /// <summary>Applies the migrations that are missing.</summary>
    /// <exception cref="StartupException">The database cannot be reached.</exception>
    public static async Task MigrateAsync(AsbDbContext db, CancellationToken cancellation = default)
    {
        try
        {
            await db.Database.MigrateAsync(cancellation);
            // The write-ahead log lets readers and a writer work side by side. It stays with the file; a restored copy may lack it.
            if (db is SqliteAsbDbContext) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
            await RefreshStatisticsAsync(db, cancellation);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw Unreachable(e);
        }
    }

    /// <exception cref="StartupException">The database cannot be reached, or migrations are missing.</exception>
    public static async Task CheckAsync(AsbDbContext db, CancellationToken cancellation = default)
    {
        List<string> missing;
        try
        {
            missing = [.. await db.Database.GetPendingMigrationsAsync(cancellation)];
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
        {
            throw Unreachable(e);
        }
        if (missing.Count > 0)
            throw new StartupException($"The database lacks {missing.Count} migration(s), the first of them {missing[0]}. Run the application once with --migrate, then start it.");
    }

    /// <summary>
    /// Tells SQLite how many rows its indexes tell apart, so that a search starts from the words and not from the area. SQL Server keeps
    /// such figures by itself.
    /// </summary>
    public static async Task RefreshStatisticsAsync(AsbDbContext db, CancellationToken cancellation = default)
    {
        if (db is SqliteAsbDbContext) await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002;", cancellation);
    }

    private static StartupException Unreachable(Exception e) => new(
        $"The database cannot be reached: {e.Message.ReplaceLineEndings(" ")} Check that the server runs and that Database:ConnectionString names it, with an account that may use the database.", e);

    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static readonly SqlitePragmas Instance = new();
        private readonly ConditionalWeakTable<SQLitePCL.sqlite3, SqlitePragmas> _told = [];

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        // With the write-ahead log NORMAL loses nothing but the last moments of a power cut. A pooled connection keeps what it was told.
        private void Set(System.Data.Common.DbConnection connection)
        {
            if (!_told.TryAdd(((SqliteConnection)connection).Handle!, this)) return;
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;";
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>For dotnet-ef: contexts that are never connected.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteAsbDbContext>
{
    public SqliteAsbDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteAsbDbContext>();
        DatabaseSetup.UseSqlite(options, "Data Source=design.db");
        return new(options.Options, Design.Services);
    }
}

public sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerAsbDbContext>
{
    public SqlServerAsbDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerAsbDbContext>();
        DatabaseSetup.UseSqlServer(options, "Server=design;Database=design");
        return new(options.Options, Design.Services);
    }
}

internal static class Design
{
    public static SaveServices Services { get; } = new(new(), new(TimeProvider.System), TimeProvider.System, new(oneAtATime: true));
}
