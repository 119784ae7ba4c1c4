@echo off
rem For a double-click on Windows: finds Python and hands everything on to start.py.
chcp 65001 >nul
where py >nul 2>nul
if not errorlevel 1 (
    py -3 "%~dp0start.py" %*
    goto done
)
where python >nul 2>nul
if not errorlevel 1 (
    python "%~dp0start.py" %*
    goto done
)
echo Python 3.13을 https://www.python.org 에서 받아 설치한 뒤 다시 실행해 주세요.
echo Please install Python 3.13 from https://www.python.org and run this again.
exit /b 1
:done
set code=%errorlevel%
if not %code%==0 pause
exit /b %code%
