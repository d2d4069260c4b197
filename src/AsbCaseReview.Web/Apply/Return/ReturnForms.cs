using System.Security.Cryptography;
using AsbCaseReview.Domain;
using AsbCaseReview.Web.Resources;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace AsbCaseReview.Web.Apply.Return;

/// <summary>A code to write down: twelve letters and digits that are not mistaken for each other, in three groups.</summary>
public static class ReturnCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>As the key of a draft: without hyphens.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, 12);

    public static string Written(string code) => $"{code[..4]}-{code[4..8]}-{code[8..]}";

    /// <summary>As somebody types it: small letters, spaces, hyphens. Null where it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var letters = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length == 12 ? letters : null;
    }
}

public sealed class LinkForm
{
    public string? Email { get; set; }
}

public sealed class LinkFormValidator : AbstractValidator<LinkForm>
{
    public LinkFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.Email).NotEmpty().WithMessage(_ => L["Enter an e-mail address that only you read"])
        .EmailAddress().WithMessage(_ => L["Enter an e-mail address in the right form, like name@example.com"]).AtMost(Lengths.Email, L);
}

public sealed class CodeForm
{
    public string? Code { get; set; }
}

public sealed class CodeFormValidator : AbstractValidator<CodeForm>
{
    public CodeFormValidator(IStringLocalizer<PublicWords> L) => RuleFor(f => f.Code).Must(c => ReturnCode.Read(c) is not null).WithMessage(_ => L["Enter the code as you wrote it down: 12 letters and numbers"]);
}
