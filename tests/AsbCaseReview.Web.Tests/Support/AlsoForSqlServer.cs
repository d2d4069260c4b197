using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AsbCaseReview.Web.Tests.Support;

/// <summary>
/// Each query that a test runs on SQLite is made for SQL Server as well, and SQL Server's own parser reads it: one that only
/// SQLite understands fails the test that first runs it. No server is needed; what it would answer is not asked.
/// </summary>
public sealed class AlsoForSqlServer : IQueryExpressionInterceptor
{
    public static readonly AlsoForSqlServer Instance = new();
    private static readonly SaveServices Services = new(new(), new HolidayBook(TimeProvider.System), TimeProvider.System, new(oneAtATime: true));
    private readonly ConcurrentDictionary<string, string> _made = [];

    /// <summary>What was made so far.</summary>
    public IReadOnlyCollection<string> Made => [.. _made.Values];

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (eventData.Context is SqliteAsbDbContext) _made.GetOrAdd(ExpressionPrinter.Print(queryExpression), _ => Make(queryExpression));
        return queryExpression;
    }

    private static string Make(Expression query)
    {
        var taken = new TakeSql();
        var options = new DbContextOptionsBuilder<SqlServerAsbDbContext>();
        DatabaseSetup.UseSqlServer(options, "Server=none;Database=none");
        using var db = new SqlServerAsbDbContext(options.AddInterceptors(taken).Options, Services);
        var roots = new Rerooted(db.Model);
        var rerooted = roots.Visit(query);
        if (roots.IsRawSql) return "";

        var context = db.GetService<IQueryContextFactory>().Create();
        foreach (var (name, type) in roots.Parameters) context.Parameters[name] = Something(type);
        var element = query.Type.IsAssignableTo(typeof(IQueryable)) ? query.Type.GetInterfaces().Append(query.Type).First(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IQueryable<>)).GetGenericArguments()[0] : null;
        var result = element is null ? query.Type : typeof(IEnumerable<>).MakeGenericType(element);
        try
        {
            typeof(AlsoForSqlServer).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result).Invoke(null, [db, rerooted, context]);
        }
        catch (TargetInvocationException e) when (e.InnerException is SqlTaken)
        {
        }
        catch (TargetInvocationException e)
        {
            throw new InvalidOperationException($"This query cannot be made for SQL Server: {e.InnerException!.Message}", e.InnerException);
        }
        Parses(taken.Sql ?? throw new InvalidOperationException("No SQL came of a query."));
        return taken.Sql;
    }

    private static void Run<T>(AsbDbContext db, Expression query, QueryContext context)
    {
        var run = db.GetService<IDatabase>().CompileQuery<T>(query, async: false);
        if (run(context) is System.Collections.IEnumerable rows and not string)
            foreach (var _ in rows) break;
    }

    private static void Parses(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        if (errors.Count > 0) throw new InvalidOperationException($"SQL Server would not read this: {errors[0].Message}\n{sql}");
    }

    // A value of a parameter's type: what it is does not matter, that there is one does.
    private static object? Something(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "x";
        if (type == typeof(int)) return 1;   // of none at all EF makes "WHERE 0 = 1"
        if (type.IsArray) return One(type.GetElementType()!);
        var list = type.GetInterfaces().Append(type).FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        if (list is not null) return type.IsInterface ? One(list.GetGenericArguments()[0]) : Activator.CreateInstance(type, One(list.GetGenericArguments()[0]));
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private static Array One(Type element)
    {
        var one = Array.CreateInstance(element, 1);
        one.SetValue(Something(element), 0);
        return one;
    }

    private sealed class Rerooted(IModel model) : ExpressionVisitor
    {
        public Dictionary<string, Type> Parameters { get; } = [];
        public bool IsRawSql { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case QueryParameterExpression parameter:
                    Parameters[parameter.Name] = parameter.Type;
                    return node;
                case QueryRootExpression when node.GetType() != typeof(EntityQueryRootExpression):
                    IsRawSql = true;
                    return node;
                case EntityQueryRootExpression root:
                    return new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!);
                default:
                    return base.VisitExtension(node);
            }
        }
    }

    private sealed class SqlTaken : Exception;

    private sealed class TakeSql : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public string? Sql { get; private set; }

        public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => throw Take(command);

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => throw Take(command);

        private SqlTaken Take(DbCommand command)
        {
            Sql = command.CommandText;
            return new();
        }
    }
}
