namespace AsbCaseReview.Domain.Partnership;

/// <summary>Kinds of agency, by the names that procedures and facts use.</summary>
public static class AgencyKinds
{
    public const string Council = "council";
    public const string Police = "police";
    public const string HousingProvider = "housingProvider";
    public const string IntegratedCareBoard = "integratedCareBoard";
    public const string YouthOffending = "youthOffending";
    public const string Fire = "fire";
    public const string Probation = "probation";
    public const string VictimSupport = "victimSupport";
    public const string Health = "health";
    public const string PoliceAndCrimeCommissioner = "policeAndCrimeCommissioner";
    public const string Other = "other";

    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        [Council] = "Council",
        [Police] = "Police",
        [HousingProvider] = "Housing provider",
        [IntegratedCareBoard] = "Integrated care board",
        [YouthOffending] = "Youth offending service",
        [Fire] = "Fire and rescue",
        [Probation] = "Probation",
        [VictimSupport] = "Victim support",
        [Health] = "Other health service",
        [PoliceAndCrimeCommissioner] = "Police and Crime Commissioner",
        [Other] = "Somebody else",
    };

    /// <summary>As they stand within a sentence: "reported to the police".</summary>
    public static IReadOnlyDictionary<string, string> InSentence { get; } = new Dictionary<string, string>
    {
        [Council] = "the council",
        [Police] = "the police",
        [HousingProvider] = "the housing provider",
        [IntegratedCareBoard] = "the integrated care board",
        [YouthOffending] = "the youth offending service",
        [Fire] = "the fire and rescue service",
        [Probation] = "the probation service",
        [VictimSupport] = "the victim support service",
        [Health] = "the health service",
        [PoliceAndCrimeCommissioner] = "the Police and Crime Commissioner",
        [Other] = "somebody else",
    };

    /// <summary>The name that is meant ("Housing association" is a housing provider); null when it is not known.</summary>
    public static string? Canonical(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var letters = string.Concat(written.Where(char.IsLetter)).ToUpperInvariant();
        return Names.Keys.FirstOrDefault(k => k.Equals(letters, StringComparison.OrdinalIgnoreCase)) ?? letters switch
        {
            "HOUSING" or "HOUSINGASSOCIATION" or "LANDLORD" or "SOCIALLANDLORD" or "REGISTEREDPROVIDER" or "SOCIALHOUSINGPROVIDER" => HousingProvider,
            "ICB" or "CCG" or "CLINICALCOMMISSIONINGGROUP" or "LOCALHEALTHBOARD" => IntegratedCareBoard,
            "LOCALAUTHORITY" or "DISTRICTCOUNCIL" or "ENVIRONMENTALHEALTH" => Council,
            _ => null,
        };
    }
}

/// <summary>Ways in which something can be told to an agency, by the names that procedures and facts use.</summary>
public static class Channels
{
    public const string Writing = "writing";
    public const string Email = "email";
    public const string Telephone = "telephone";
    public const string Visit = "visit";
    public const string Online = "online";
    public const string Other = "other";

    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        [Telephone] = "By telephone",
        [Online] = "Online",
        [Email] = "By e-mail",
        [Writing] = "By letter",
        [Visit] = "In person",
        [Other] = "Another way",
    };

    /// <summary>The name that is meant; an online form is writing. Null when it is not known.</summary>
    public static string? Canonical(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        return string.Concat(written.Where(char.IsLetter)).ToUpperInvariant() switch
        {
            "WRITING" or "INWRITING" or "LETTER" or "POST" or "ONLINE" or "ONLINEFORM" or "WEB" or "FORM" or "APP" => Writing,
            "EMAIL" => Email,
            "TELEPHONE" or "PHONE" or "CALL" => Telephone,
            "VISIT" or "INPERSON" or "OFFICE" => Visit,
            "OTHER" => Other,
            _ => null,
        };
    }
}

/// <summary>The grade of an officer, as procedures name it.</summary>
public static class Grade
{
    /// <summary>"assistantDirector", "Assistant Director": the same but for spaces, marks and capitals.</summary>
    public static bool Same(string a, string b) => Letters(a).Equals(Letters(b), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));
}
