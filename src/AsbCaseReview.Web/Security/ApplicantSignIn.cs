using System.Security.Claims;
using AsbCaseReview.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace AsbCaseReview.Web.Security;

/// <summary>An action of "my case": for the person who opened it with a code, and nobody else, staff included.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForApplicantAttribute : AuthorizeAttribute
{
    public ForApplicantAttribute() : base(ApplicantSignIn.Scheme) => AuthenticationSchemes = ApplicantSignIn.Scheme;
}

/// <summary>
/// A form of "my case" in which somebody writes at length: what they send is taken although they wrote for longer than the
/// half hour after which they are signed out. Nothing is shown to them then; the next page asks for a code.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesLongAttribute : Attribute;

/// <summary>Signing in to "my case": a cookie of its own, for one person of one case, for half an hour without a move.</summary>
public static class ApplicantSignIn
{
    public const string Scheme = "asb-my-case";
    private const string CaseClaim = "case";
    private const string PersonClaim = "person";

    public static readonly TimeSpan IdleFor = TimeSpan.FromMinutes(30);

    /// <summary>How long somebody may write: see <see cref="TakesLongAttribute"/>.</summary>
    public static readonly TimeSpan WritingFor = TimeSpan.FromHours(4);

    public static void AddApplicantSignIn(this IServiceCollection services, IWebHostEnvironment environment)
    {
        services.AddAuthentication().AddCookie(Scheme, o =>
        {
            o.Cookie.Name = Scheme;
            o.Cookie.Path = "/my-case";
            o.Cookie.SameSite = SameSiteMode.Lax;   // strict would lose somebody who comes from the notice in their mail
            o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.LoginPath = o.AccessDeniedPath = "/my-case";
            o.ReturnUrlParameter = "next";
            o.ExpireTimeSpan = WritingFor;
            o.SlidingExpiration = true;
            o.Events.OnCheckSlidingExpiration = context =>
            {
                context.ShouldRenew = context.ElapsedTime <= IdleFor;   // at each request: half an hour means half an hour
                return Task.CompletedTask;
            };
            o.Events.OnValidatePrincipal = EndWhereAccessEndedAsync;
        });
        services.AddAuthorizationBuilder().AddPolicy(Scheme, p => p.AddAuthenticationSchemes(Scheme).RequireClaim(CaseClaim).RequireClaim(PersonClaim));
    }

    public static Task SignInApplicantAsync(this HttpContext http, AccessGranted granted) =>
        http.SignInAsync(Scheme, new(new ClaimsIdentity([new(CaseClaim, granted.CaseId.ToString()), new(PersonClaim, granted.PersonId.ToString())], Scheme)));

    public static AccessGranted ToGranted(this ClaimsPrincipal applicant) => new(Guid.Parse(applicant.FindFirstValue(CaseClaim)!), Guid.Parse(applicant.FindFirstValue(PersonClaim)!));

    // Half an hour without a move, online access switched off, consent withdrawn, a death recorded: the next request ends it.
    private static async Task EndWhereAccessEndedAsync(CookieValidatePrincipalContext context)
    {
        if (IsInTime(context) && await context.HttpContext.RequestServices.GetRequiredService<ApplicantAccess>().FindAsync(context.Principal!.ToGranted()) is not null) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    private static bool IsInTime(CookieValidatePrincipalContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - context.Properties.IssuedUtc <= IdleFor
        || HttpMethods.IsPost(context.Request.Method) && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<TakesLongAttribute>() is not null;
}
