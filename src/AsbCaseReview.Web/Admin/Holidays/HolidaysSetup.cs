using AsbCaseReview.Infrastructure.Holidays;
using AsbCaseReview.Infrastructure.Persistence;

namespace AsbCaseReview.Web.Admin.Holidays;

public static class HolidaysSetup
{
    /// <exception cref="StartupException">Holidays:Feed is no web address.</exception>
    public static void AddHolidays(this WebApplicationBuilder builder)
    {
        Uri? address = null;
        if (builder.Configuration["Holidays:Feed"] is { Length: > 0 } set && (!Uri.TryCreate(set, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https")))
            throw new StartupException($"The setting Holidays:Feed is “{set}”, which is not a web address. Set it to the address of GOV.UK’s bank-holidays.json, or leave it out.");
        builder.Services.AddSingleton(new HolidayFeed(address));
        builder.Services.AddScoped<LoadHolidays>();
        builder.Services.AddHttpClient<RefreshHolidays>(client => client.Timeout = TimeSpan.FromSeconds(30));
    }
}
