using System.Reflection;
using FluentValidation;

namespace AsbCaseReview.Web.Setup;

/// <summary>A query object: stands beside the one controller that asks it, projects to that page's view model.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryAttribute : Attribute;

/// <summary>Queries and validators stand beside their controllers and are found, not listed.</summary>
public static class ByConvention
{
    public static void AddQueriesAndValidators(this IServiceCollection services)
    {
        foreach (var type in typeof(ByConvention).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true }))
        {
            if (type.GetCustomAttribute<QueryAttribute>() is not null) services.AddScoped(type);
            // Validators of parts of a form are made by the form's own.
            if (type.Name.EndsWith("FormValidator", StringComparison.Ordinal) && type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IValidator<>)) is { } validates) services.AddScoped(validates, type);
        }
    }
}
