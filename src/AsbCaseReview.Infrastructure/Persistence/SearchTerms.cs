using System.Globalization;
using System.Text;
using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>The words by which a case is found: names, references, postcodes.</summary>
public static class SearchTerms
{
    /// <summary>Upper case, without accents, letters and digits only: "O’Brien" and "OBRIEN" are one.</summary>
    public static string Normalise(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                plain.Append(Rune.ToUpperInvariant(rune).ToString());
        return plain.Length > Lengths.Reference ? plain.ToString(0, Lengths.Reference) : plain.ToString();
    }

    /// <summary>What somebody typed, word by word; each has to be found.</summary>
    public static IReadOnlyList<string> Words(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return [];
        var whole = Normalise(typed);
        // A postcode ("NN1 1ED") or reference ("STA 7K3M 92XQ") written with spaces is one word.
        if (whole.Length <= 14 && whole.Any(char.IsDigit) && whole.Any(char.IsLetter)) return [whole];
        return [.. typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Normalise).Where(w => w.Length > 0).Distinct().Take(5)];
    }

    public static HashSet<string> Of(Case @case)
    {
        var terms = new HashSet<string> { Normalise(@case.Reference) };
        foreach (var person in @case.People)
        {
            foreach (var word in person.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8)) terms.Add(Normalise(word));
            if (person.Postcode is { } postcode) terms.Add(Normalise(postcode));
        }
        if (@case.Application.PlacePostcode is { } place) terms.Add(Normalise(place));
        foreach (var complaint in @case.Complaints)
            if (complaint.AgencyReference is { } reference)
                terms.Add(Normalise(reference));
        terms.Remove("");
        return terms;
    }

    /// <summary>Stores the words of a case in place of those that it had.</summary>
    public static async Task RefreshAsync(Case @case, AsbDbContext db, CancellationToken cancellation)
    {
        var terms = Of(@case);
        var stored = await db.CaseSearchTerms.Where(t => t.CaseId == @case.Id).ToListAsync(cancellation);
        db.CaseSearchTerms.RemoveRange(stored.Where(t => t.AreaId != @case.AreaId || !terms.Contains(t.Term)));   // a case may move to another area
        db.CaseSearchTerms.AddRange(terms.Except(stored.Where(t => t.AreaId == @case.AreaId).Select(t => t.Term)).Select(t => new CaseSearchTerm { AreaId = @case.AreaId, CaseId = @case.Id, Term = t }));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Cases with a word that begins so: a range, which both databases seek in their index.</summary>
    /// <param name="areaId">Null: in every area.</param>
    public static IQueryable<Guid> WithWord(AsbDbContext db, Guid? areaId, string word)
    {
        var after = After(word);
        var terms = areaId is { } area ? db.CaseSearchTerms.Where(t => t.AreaId == area) : db.CaseSearchTerms;
#pragma warning disable CA1309 // translated to SQL, where the column's collation is by code point
        return terms.Where(t => string.Compare(t.Term, word) >= 0 && string.Compare(t.Term, after) < 0).Select(t => t.CaseId).Distinct();
#pragma warning restore CA1309
    }

    /// <summary>The first word that comes after all words beginning with this one, in order of code points.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);
}
