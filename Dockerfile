# syntax=docker/dockerfile:1
# Three stages: client assets with Node.js, the application with the SDK, and what runs.

FROM node:22-bookworm-slim AS assets
WORKDIR /web
COPY src/AsbCaseReview.Web/package.json src/AsbCaseReview.Web/package-lock.json src/AsbCaseReview.Web/.npmrc ./
RUN npm ci --ignore-scripts
COPY src/AsbCaseReview.Web/Styles Styles
RUN node node_modules/sass/sass.js --no-source-map --style=compressed --quiet --load-path=. Styles/public.scss:css/public.css Styles/staff.scss:css/staff.css Styles/letter.scss:css/letter.css \
 && mkdir -p lib/govuk lib/moj/images \
 && cp node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js lib/govuk/ \
 && cp node_modules/@ministryofjustice/frontend/moj/moj-frontend.min.js lib/moj/ \
 && cp node_modules/@ministryofjustice/frontend/moj/assets/images/icon-* lib/moj/images/

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src src
COPY --from=assets /web/css src/AsbCaseReview.Web/wwwroot/css
COPY --from=assets /web/lib src/AsbCaseReview.Web/wwwroot/lib
RUN dotnet publish src/AsbCaseReview.Web -c Release -o /app -p:SkipClientAssets=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY --from=assets /web/node_modules/@sparticuz/chromium/bin node_modules/@sparticuz/chromium/bin
RUN mkdir -p /data && chown $APP_UID /data
USER $APP_UID
ENV ASPNETCORE_HTTP_PORTS=8080 Storage__Folder=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "AsbCaseReview.Web.dll"]
