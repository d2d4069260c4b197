using System.Reflection;
using AsbCaseReview.Web.Casework.Shared;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace AsbCaseReview.Web.Tests.Architecture;

/// <summary>An action that nobody thought about is a door left open.</summary>
public sealed class EveryActionTests
{
    private static IEnumerable<(Type Controller, MethodInfo Action)> Actions() =>
        from type in typeof(Program).Assembly.GetTypes()
        where typeof(ControllerBase).IsAssignableFrom(type) && !type.IsAbstract
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.GetCustomAttribute<NonActionAttribute>() is null && !method.IsSpecialName
        select (type, method);

    private static IEnumerable<T> Attributes<T>(Type controller, MethodInfo action) where T : Attribute =>
        action.GetCustomAttributes<T>().Concat(controller.GetCustomAttributes<T>());

    [Fact]
    public void Has_a_policy_or_says_that_it_is_public()
    {
        var without = Actions()
            .Where(a => !Attributes<AllowAnonymousAttribute>(a.Controller, a.Action).Any() && !Attributes<AuthorizeAttribute>(a.Controller, a.Action).Any(x => x.Policy is not null))
            .Select(a => $"{a.Controller.Name}.{a.Action.Name}");
        Assert.Empty(without);
    }

    [Fact]
    public void Is_reached_by_an_address_of_its_own()
    {
        var without = Actions()
            .Where(a => !a.Action.GetCustomAttributes().OfType<IRouteTemplateProvider>().Any(r => r.Template is not null))
            .Select(a => $"{a.Controller.Name}.{a.Action.Name}");
        Assert.Empty(without);
    }

    [Fact]
    public void Changes_nothing_when_it_is_only_looked_at()
    {
        var both = Actions()
            .Where(a => a.Action.GetCustomAttributes().OfType<IActionHttpMethodProvider>().SelectMany(m => m.HttpMethods).Contains("GET")
                && a.Action.GetParameters().Any(p => typeof(CaseForm).IsAssignableFrom(p.ParameterType)))
            .Select(a => $"{a.Controller.Name}.{a.Action.Name}");
        Assert.Empty(both);
    }

    [Fact]
    public void Permission_is_given_to_some_role()
    {
        Assert.Equal(Enum.GetValues<Permission>().Order(), WhoMayDoWhat.Table.Keys.Order());
        Assert.All(WhoMayDoWhat.Table, row => Assert.NotEmpty(row.Value));
    }
}
